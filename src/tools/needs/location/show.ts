import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showList } from "../../../core/show.ts";
import { heading, sayButton, text, warning } from "../../document/blocks.ts";
import { labelOf } from "../../document/labels.ts";
import type { Location } from "./made.ts";
import { EVERY, FACTORS, OPTIONS, WEIGHTS } from "./options.ts";

/** The choice in one line, what weighed in it, and what is ready for each option. */
export function showLocation(words: Words, made: Location): Block[] {
  const titles = made.options.map(({ option }) => said(words, option, "title"));
  const remote = made.options.some(({ option }) => option === "school-telehealth");
  const next = [
    sayButton(words("needs.button.next-steps"), "start next-steps"),
    ...(remote ? [sayButton(words("location.read-on"), "library telehealth")] : []),
  ];
  return [
    heading(words("location.title", { options: showList(titles) })),
    text([matters(words, made), readiness(words, made)].filter(Boolean).join(" ")),
    table(words, made),
    weights(words, made),
    ...notes(words, made),
    { type: "actions", actions: next },
  ];
}

function said(words: Words, value: string, what: "title" | "label"): string {
  const option = OPTIONS.find((one) => one.value === value);
  return option ? words(option[what]) : value;
}

function matters(words: Words, { factors }: Location): string | undefined {
  const most = FACTORS.filter(({ step }) => factors[step] === "very");
  if (most.length === 0) return undefined;
  return words("location.text.matters", {
    factors: showList(most.map(({ label }) => words(label))),
  });
}

function readiness(words: Words, { options }: Location): string {
  const count = options.flatMap(({ open }) => open).length;
  return count === 0 ? words("location.text.ready") : words("location.text.open", { count });
}

function table(words: Words, { options, every }: Location): Block {
  const rows = options.map(({ option, ready, open, note }) => {
    const of = ready.length + open.length;
    const rhythm = option === "mobile-clinic" && every ? labelOf(words, EVERY, every) : undefined;
    return [
      said(words, option, "label"),
      words("location.ready-of", { ready: ready.length, of }),
      [rhythm, note].filter(Boolean).join("; "),
    ];
  });
  return {
    type: "table",
    caption: words("location.table.caption"),
    columns: [
      { label: words("location.table.option") },
      { label: words("location.table.ready") },
      { label: words("location.table.note") },
    ],
    rows,
  };
}

function weights(words: Words, { factors }: Location): Block {
  const rows = FACTORS.map(({ step, label }) => {
    const weight = factors[step];
    const how =
      weight === undefined ? words("location.weight.unknown") : labelOf(words, WEIGHTS, weight);
    return [words(label), how];
  });
  return {
    type: "table",
    caption: words("location.weight.caption"),
    columns: [{ label: words("location.weight.factor") }, { label: words("location.weight.how") }],
    rows,
  };
}

/** Where the choice and what matters do not fit together. */
function notes(words: Words, { options, factors, transportOwner }: Location): Block[] {
  const found: Block[] = [];
  const chosen = options.map(({ option }) => option);
  const remote = chosen.every((one) => one === "school-telehealth");
  if (factors.presence === "very" && remote) found.push(warning(words("location.note.presence")));
  const roomless = options.some(({ open }) => open.includes("room"));
  if (factors.space === "very" && roomless) found.push(warning(words("location.note.space")));
  const away = options.some(
    ({ option, open }) => option === "provider-site" && open.includes("transport"),
  );
  if (away && !transportOwner) found.push(warning(words("location.note.transport")));
  return found;
}
