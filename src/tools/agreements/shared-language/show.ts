import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import type { Around } from "../../document/around.ts";
import { sayChoice } from "../../document/labels.ts";
import type { SharedLanguage } from "./made.ts";

const LAW: Record<string, string> = {
  ferpa: "shared-language.law.ferpa",
  hipaa: "shared-language.law.hipaa",
  ppra: "shared-language.law.ppra",
  "part-2": "shared-language.law.part-2",
};

const STANDING: Record<string, string> = {
  open: "shared-language.standing.open",
  asked: "shared-language.standing.asked",
  settled: "shared-language.standing.settled",
  none: "shared-language.standing.none",
};

const SIDE: Record<string, string> = {
  both: "shared-language.side.both",
  school: "shared-language.side.school",
  partner: "shared-language.side.partner",
};

export const sayLaw = (words: Words) => sayChoice(words, LAW);

/** Terms, goals and laws as a page; what of the laws is open stands above. */
export function showSharedLanguage(
  made: SharedLanguage,
  open: string[],
  { words }: Around,
): Block[] {
  const { terms, goals, know, aligned, minors, owner } = made;
  const counts = { terms: terms.length, goals: goals.length };
  const laws = open.map(sayLaw(words)).join(", ");
  const standing = laws
    ? words("shared-language.law-open", { laws })
    : words("shared-language.law-settled");
  const said = [
    words("shared-language.know", { know: know ?? "unknown" }),
    words("shared-language.aligned", { aligned: aligned ?? "unknown" }),
  ];
  return [
    { type: "heading", text: words("shared-language.title", counts) },
    { type: "text", text: said.join(" ") },
    { type: "notice", level: laws ? "warning" : "success", text: standing },
    ...tables(words, made),
    {
      type: "fields",
      fields: [
        {
          label: words("shared-language.minors"),
          value: minors ?? words("shared-language.unknown"),
        },
        {
          label: words("shared-language.owner"),
          value: owner?.name ?? words("shared-language.unknown"),
        },
      ],
    },
    { type: "text", text: words("shared-language.source") },
    {
      type: "actions",
      actions: [
        {
          id: "say:guidance",
          label: words("shared-language.button.guidance"),
          value: "library ferpa",
        },
      ],
    },
  ];
}

function tables(words: Words, { terms, goals, laws }: SharedLanguage): Block[] {
  const unknown = words("shared-language.unknown");
  const said = terms.map(({ term, meaning, instead }) => [term, meaning, instead ?? ""]);
  const shared = goals.map(({ goal, measure, side }) => [
    goal,
    measure ?? unknown,
    side ? sayChoice(words, SIDE)(side) : unknown,
  ]);
  const standing = Object.entries(laws).map(([law, stand]) => [
    sayLaw(words)(law),
    sayChoice(words, STANDING)(stand),
  ]);
  const all = [
    {
      caption: words("shared-language.terms.caption"),
      labels: [
        words("shared-language.terms.term"),
        words("shared-language.terms.meaning"),
        words("shared-language.terms.instead"),
      ],
      rows: said,
    },
    {
      caption: words("shared-language.goals.caption"),
      labels: [
        words("shared-language.goals.goal"),
        words("shared-language.goals.measure"),
        words("shared-language.goals.side"),
      ],
      rows: shared,
    },
    {
      caption: words("shared-language.law.caption"),
      labels: [words("shared-language.law.law"), words("shared-language.law.standing")],
      rows: standing,
    },
  ];
  return all
    .filter(({ rows }) => rows.length > 0)
    .map(({ caption, labels, rows }): Block => {
      return { type: "table", caption, columns: labels.map((label) => ({ label })), rows };
    });
}
