import type { Words } from "../../../core/ports.ts";
import { showDate } from "../../../core/show.ts";
import type { Answers, Cells, Step } from "../../checklist.ts";
import { asText, rowsOf, textOf } from "../../given.ts";
import { namesIn } from "./make.ts";
import { plainName, sourceNamed } from "./same-source.ts";

/** What is wrong with the newest answer: days that run backward, a source that nobody named. */
export function checkFunding(words: Words, step: Step, answers: Answers): string | undefined {
  if (step.id === "sources") return sourcesFault(words, rowsOf(answers, "sources"));
  if (step.id === "short-source" || step.id === "short-by") {
    const said = textOf(answers, step.id);
    const names = namesIn(answers);
    if (said === undefined) return undefined;
    const found = sourceNamed(names, said);
    if (!found) return words("funding-map.wrong.source", { said, names: names.join(", ") });
    const short = sourceNamed(names, textOf(answers, "short-source") ?? "");
    if (step.id === "short-by" && found === short)
      return words("funding-map.wrong.itself", { source: found });
  }
  return undefined;
}

function sourcesFault(words: Words, rows: Cells[]): string | undefined {
  const names = rows.map((row) => plainName(asText(row.source) ?? ""));
  const twice = rows.find((_, at) => names.indexOf(names[at] ?? "") !== at);
  if (twice) return words("funding-map.wrong.twice", { source: asText(twice.source) ?? "" });
  for (const row of rows) {
    const source = asText(row.source) ?? "";
    const [from, until, payBy] = [asText(row.from), asText(row.until), asText(row["pay-by"])];
    if (from && until && until < from)
      return words("funding-map.wrong.until", { source, day: showDate(from) });
    const committed = until ?? from;
    if (committed && payBy && payBy < committed)
      return words("funding-map.wrong.pay-by", { source, day: showDate(committed) });
  }
  return undefined;
}

/** The sources named so far, to be written the same way again. */
export function noteOnFunding(words: Words, step: Step, answers: Answers): string | undefined {
  if (!["sources", "short-source", "short-by"].includes(step.id)) return undefined;
  const names = namesIn(answers);
  return names.length > 0 ? words("funding-map.named", { names: names.join(", ") }) : undefined;
}
