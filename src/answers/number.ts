import { figure, plain, withoutMark, withoutRoughly } from "./figures.ts";

/** Why words cannot be a number of that kind. */
export type NumberProblem = "empty" | "negative" | "unclear";

export type ReadNumber =
  | { type: "number"; value: number }
  | { type: "missing" }
  | { type: "refused"; reason: NumberProblem };

const MISSING =
  /^(?:not (?:collected|known|sure|available|reported)|n\/?a|unknown|missing|no data|(?:i |we )?(?:don'?t|do not) know|\?+|-)$/;

/** A number with decimals: "26.49", "1,940.5", "about 1.2k", "-3", "none" (0), "not reported" (missing). */
export function readNumber(text: string): ReadNumber {
  const said = withoutMark(plain(text))
    .replace(/(?<=[\d\s])(?:ftes?|full[- ]time)$/, "")
    .trim();
  if (said === "") return { type: "refused", reason: "empty" };
  if (MISSING.test(said)) return { type: "missing" };
  if (/^(?:none|no|nil|zero)$/.test(said)) return { type: "number", value: 0 };
  const [, sign, rest = ""] = /^(-|minus )? ?(.*)$/.exec(withoutRoughly(said)) ?? [];
  const found = figure(rest);
  if (!found) return { type: "refused", reason: "unclear" };
  return { type: "number", value: sign && found.value !== 0 ? -found.value : found.value };
}

/** US dollars, not negative: "$2,400,000", "2.4m", "1,200 dollars", "USD 50". Rounded to the cent. */
export function readMoney(text: string): ReadNumber {
  const said = withoutRoughly(withoutMark(plain(text)));
  const read = readNumber(said.replace(/^(-?)(?:us ?\$|\$|usd\b)|(?:dollars?|usd|\$)$/g, "$1"));
  if (read.type !== "number") return read;
  if (read.value < 0) return { type: "refused", reason: "negative" };
  return { type: "number", value: Math.round(read.value * 100) / 100 };
}

/** Percent points: "12", "12 %", "12 percent" are all 12. */
export const readPercent = (text: string): ReadNumber =>
  readNumber(withoutMark(plain(text)).replace(/ ?(?:%|per ?cent)$/, ""));
