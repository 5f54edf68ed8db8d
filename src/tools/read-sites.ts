import { plain } from "../answers/figures.ts";
import type { ReadAnswer } from "./answer-problem.ts";
import type { Simple } from "./checklist.ts";

const LONGEST = 120;

/** Schools and other places, as the district spells them where it is known; any other name is kept too. */
export function readSites(
  { several = false }: Simple & { type: "site" },
  text: string,
  known: string[],
): ReadAnswer {
  const parts = several ? text.split(/\s*[,;\n]\s*/) : [text];
  const names = parts.map((part) => part.trim().replace(/\s+/g, " ")).filter((name) => name !== "");
  const long = names.find((name) => name.length > LONGEST);
  if (long) return { ok: false, problem: { type: "long", length: long.length, max: LONGEST } };
  const sites = [...new Set(names.map((name) => spelled(name, known)))];
  const [first] = sites;
  if (first === undefined) return { ok: false, problem: { type: "empty" } };
  return { ok: true, value: several ? sites : first };
}

const spelled = (name: string, known: string[]) =>
  known.find((one) => plain(one) === plain(name)) ?? name;
