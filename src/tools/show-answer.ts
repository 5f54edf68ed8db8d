import type { Words } from "../core/ports.ts";
import { never } from "../core/reply.ts";
import { showCount, showDate } from "../core/show.ts";
import type { Answer, Range, Step, Value } from "./checklist.ts";

const isRange = (value: Value): value is Range => typeof value === "object" && value !== null;

/** An answer as people read it: "1,940", "80 to 120", "not collected", "Wed 3 Mar 2027", "skipped: no data". */
export function showAnswer(step: Step, answer: Answer, words: Words): string {
  if ("skipped" in answer) {
    const { skipped } = answer;
    return skipped === "" ? words("run.skipped") : words("run.skipped-why", { why: skipped });
  }
  return showValue(step, answer.value, words);
}

function showValue(step: Step, value: Value, words: Words): string {
  if (value === null) return words("run.not-collected");
  if (isRange(value)) return words("run.range", { low: value.low, high: value.high });
  switch (step.type) {
    case "text":
    case "longtext":
      return String(value);
    case "count":
      return showCount(Number(value));
    case "number":
      return showNumber(Number(value), step.unit);
    case "date":
      return showDate(String(value));
    case "yesNo":
      return value ? words("run.yes") : words("run.no");
    case "choice":
      return step.choices.find((choice) => choice.value === value)?.label ?? String(value);
    default:
      return never(step);
  }
}

function showNumber(value: number, unit: string | undefined): string {
  const shown = showCount(value, 2);
  if (unit === undefined) return shown;
  return unit === "$" ? `$${shown}` : `${shown} ${unit}`;
}

/** The same answer as it would be typed, for a form that opens with it filled in. */
export function typedAnswer(answer: Answer, words: Words): string {
  if ("skipped" in answer) return "";
  const { value } = answer;
  if (value === null) return words("run.not-collected");
  if (isRange(value)) return `${value.low}-${value.high}`;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}
