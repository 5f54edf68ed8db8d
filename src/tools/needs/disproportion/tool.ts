import { z } from "zod";
import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { round, showCount } from "../../../core/show.ts";
import type { Answers, Step } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import { heading, info, text } from "../../document/blocks.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { asNumber, asText, numberOf, rowsOf } from "../../given.ts";
import { knownNeed } from "../known-need.ts";
import { checkGroups } from "./check.ts";
import { type Group, isOver, OVER, type Share, sharesOf } from "./shares.ts";

const shareShape = z.object({
  kind: z.string(),
  group: z.string(),
  shown: z
    .object({ need: z.number(), ofNeed: z.number(), ofEnrolled: z.number(), times: z.number() })
    .nullable(),
});

/** What a document of kind "disproportion" holds: only what may be shown. `threshold`: what was hidden below. */
const disproportionShape = z.object({
  need: z.number(),
  enrolled: z.number(),
  threshold: z.number(),
  groups: z.array(shareShape),
});

type Disproportion = z.infer<typeof disproportionShape>;

/** Groups that have more than their share of the need; small groups are hidden. */
export function disproportionTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;
  return documentTool<Disproportion>(
    {
      name: "disproportion",
      gated: true,
      shape: disproportionShape,
      check: (step: Step, answers) =>
        step.id === "groups" ? checkGroups(words, groupsOf(answers), totalsOf(answers)) : undefined,
      make,
      prefill(around) {
        const { total } = knownNeed(around);
        return total && total.low === total.high ? { need: { value: total.low } } : {};
      },
      show: (made) => show(words, made),
    },
    deps,
  );
}

function make(answers: Answers, { threshold }: Around): Disproportion {
  const totals = totalsOf(answers);
  return { ...totals, threshold, groups: sharesOf(groupsOf(answers), totals, threshold) };
}

const totalsOf = (answers: Answers) => ({
  need: numberOf(answers, "need") ?? 0,
  enrolled: numberOf(answers, "enrolled") ?? 0,
});

const groupsOf = (answers: Answers): Group[] =>
  rowsOf(answers, "groups").flatMap(({ kind, group, need, enrolled }) => {
    const name = asText(group);
    const [some, all] = [asNumber(need), asNumber(enrolled)];
    if (name === undefined || some === undefined || all === undefined) return [];
    return [{ kind: asText(kind) ?? "other", group: name, need: some, enrolled: all }];
  });

function show(words: Words, { groups, threshold }: Disproportion): Block[] {
  const over = groups.filter(isOver);
  const hidden = groups.filter(({ shown }) => shown === null).length;
  const rule = words("disproportion.text.rule", OVER);
  const list = over.map((one) => inWords(words, one)).join("; ");
  const found = list ? `${words("disproportion.text.some", { groups: list })} ${rule}` : rule;
  return [
    heading(
      over.length > 0
        ? words("disproportion.title.some", { count: over.length })
        : words("disproportion.title.none"),
    ),
    text(found),
    table(words, groups),
    ...(hidden > 0 ? [info(words("disproportion.hidden", { count: hidden, threshold }))] : []),
  ];
}

function inWords(words: Words, { group, shown }: Share): string {
  const need = showCount(round(shown?.ofNeed ?? 0, 1), 1);
  const enrolled = showCount(round(shown?.ofEnrolled ?? 0, 1), 1);
  return words("disproportion.text.group", { group, need, enrolled });
}

function table(words: Words, groups: Share[]): Block {
  const pct = (n: number) => words("disproportion.pct", { n: showCount(round(n, 1), 1) });
  const hidden = words("disproportion.hidden-cell");
  return {
    type: "table",
    caption: words("disproportion.table.caption"),
    columns: [
      { label: words("disproportion.table.group") },
      { label: words("disproportion.table.need"), align: "right" },
      { label: words("disproportion.table.share"), align: "right" },
      { label: words("disproportion.table.enrolled"), align: "right" },
      { label: words("disproportion.table.times"), align: "right" },
    ],
    rows: groups.map(({ group, shown }) =>
      shown
        ? [
            group,
            showCount(shown.need),
            pct(shown.ofNeed),
            pct(shown.ofEnrolled),
            showCount(round(shown.times, 1), 1),
          ]
        : [group, hidden, hidden, hidden, hidden],
    ),
  };
}
