import type { Answers } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import { asText, peopleOf, rowsOf, textOf } from "../../given.ts";
import { goalShape } from "../../needs/goal/made.ts";
import { titleOf } from "../../needs/goal/tool.ts";
import { LAWS, openLaws, type SharedLanguage, sharedLanguageShape } from "./made.ts";
import { sayLaw, showSharedLanguage } from "./show.ts";

function make(answers: Answers): SharedLanguage {
  return {
    terms: rowsOf(answers, "terms").flatMap((row) => {
      const [term, meaning] = [asText(row.term), asText(row.meaning)];
      return term && meaning ? [{ term, meaning, instead: asText(row.instead) }] : [];
    }),
    goals: rowsOf(answers, "goals").flatMap((row) => {
      const goal = asText(row.goal);
      return goal ? [{ goal, measure: asText(row.measure), side: asText(row.side) }] : [];
    }),
    know: textOf(answers, "know"),
    laws: Object.fromEntries(LAWS.map((law) => [law, textOf(answers, law) ?? "open"])),
    minors: textOf(answers, "minors"),
    aligned: textOf(answers, "aligned"),
    owner: peopleOf(answers, "law-owner")[0],
  };
}

/** The district's own goal is the first that both sides could answer for. */
function prefill({ words, latest, answersTo }: Around): Answers {
  const goal = latest("goal", goalShape)?.made;
  if (!goal || answersTo("shared-language")) return {};
  const rows = [{ goal: titleOf(words, goal), side: "both" }];
  return { goals: { value: { rows }, suggested: true } };
}

function tasks(made: SharedLanguage, { words }: Around): Task[] {
  const { know, aligned, owner } = made;
  const laws = openLaws(made).map((law) => ({
    key: `law:${law}`,
    label: words("shared-language.task.law", { law: sayLaw(words)(law) }),
  }));
  const all: Task[] = [
    ...laws,
    ...(know === "both" ? [] : [{ key: "know", label: words("shared-language.task.know") }]),
    ...(aligned === "all" ? [] : [{ key: "align", label: words("shared-language.task.align") }]),
  ];
  return all.map((task) => (owner ? { ...task, owner } : task));
}

/** Common terms, common goals, and where the district stands with the privacy laws. */
export const sharedLanguageTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<SharedLanguage>(
    {
      ...{ name: "shared-language", shape: sharedLanguageShape, make, tasks, prefill },
      show: (made, around) => showSharedLanguage(made, openLaws(made), around),
    },
    deps,
  );
