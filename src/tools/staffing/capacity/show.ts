import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { labelOf, labelsOf } from "../../document/labels.ts";
import { stepsTable } from "../owned-steps.ts";
import { HEADINGS, READY, USES } from "./headings.ts";
import type { Capacity, Held } from "./shape.ts";

/** What there is and what is missing, how many schools have a coordinator, and how ready data sharing is. */
export function showCapacity(words: Words, made: Capacity): Block[] {
  const unknown = words("capacity.unknown");
  const { uses, next } = made;
  const held = withAll(made.held);
  const missing = held.filter((one) => one.missing !== null);
  const unsaid = held.filter((one) => one.there === null && one.missing === null);
  const heading = words("capacity.heading", { missing: missing.length, of: held.length });
  return [
    { type: "heading", text: heading },
    { type: "text", text: [coverage(words, made), readiness(words, made)].join("\n") },
    {
      type: "table",
      caption: words("capacity.table.caption"),
      columns: [
        { label: words("capacity.table.heading") },
        { label: words("capacity.table.there") },
        { label: words("capacity.table.missing") },
      ],
      rows: held.map((one) => [
        labelOf(words, HEADINGS, one.heading),
        one.there ?? unknown,
        one.missing ?? words("capacity.nothing-said"),
      ]),
    },
    ...peopleOf(words, made),
    ...(uses.length > 0
      ? [
          {
            type: "text" as const,
            text: words("capacity.uses", { list: labelsOf(words, USES, uses) }),
          },
        ]
      : []),
    ...(next.length > 0 ? [stepsTable(words, words("capacity.next"), next)] : []),
    ...(unsaid.length > 0
      ? [
          unsaidNotice(
            words,
            unsaid.map((one) => one.heading),
          ),
        ]
      : []),
  ];
}

/** A heading that nobody spoke of stands there, too. */
function withAll(held: Held[]): Held[] {
  const rest = Object.keys(HEADINGS).filter((one) => !held.some(({ heading }) => heading === one));
  return [...held, ...rest.map((heading) => ({ heading, there: null, missing: null }))];
}

function coverage(words: Words, { schools, coordinated }: Capacity): string {
  if (coordinated === null) return words("capacity.coverage.unknown");
  if (schools === null) return words("capacity.coverage.some", { coordinated });
  return words("capacity.coverage.of", { coordinated, schools, open: schools - coordinated });
}

function readiness(words: Words, { ready }: Capacity): string {
  const all = Object.keys(READY);
  if (ready === null) return words("capacity.readiness.unknown");
  const open = all.filter((one) => !ready.includes(one));
  const counts = { ready: all.length - open.length, of: all.length };
  if (open.length === 0) return words("capacity.readiness.all", counts);
  return words("capacity.readiness.open", { ...counts, list: labelsOf(words, READY, open) });
}

function peopleOf(words: Words, { coordinator, coordinators, systems }: Capacity): Block[] {
  const fields = [
    ...(coordinator ? [{ label: words("capacity.coordinator"), value: coordinator.name }] : []),
    ...coordinators.map(({ school, who }) => ({ label: school, value: who.name })),
    ...(systems ? [{ label: words("capacity.systems"), value: systems }] : []),
  ];
  return fields.length > 0 ? [{ type: "fields", fields }] : [];
}

function unsaidNotice(words: Words, headings: string[]): Block {
  const list = labelsOf(words, HEADINGS, headings);
  return { type: "notice", level: "info", text: words("capacity.unsaid", { list }) };
}
