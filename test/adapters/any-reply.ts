import type { Block, Reply } from "../../src/core/reply.ts";
import { fc } from "./property.ts";
import { typed } from "./typed.ts";

/** Words of any length, and tricks; sometimes far longer than any platform takes at once. */
const words = () =>
  fc.oneof(
    { weight: 12, arbitrary: typed() },
    {
      weight: 2,
      arbitrary: fc.tuple(typed(), fc.nat(80)).map(([text, n]) => `${text} `.repeat(n)),
    },
    { weight: 1, arbitrary: fc.nat(9_000).map((n) => "x".repeat(n)) },
  );
const few = <T>(one: fc.Arbitrary<T>, maxLength: number) => fc.array(one, { maxLength });
const pick = <T>(...all: T[]) => fc.constantFrom(...all);

const table: fc.Arbitrary<Block> = fc.nat(24).chain((width) =>
  fc.record({
    type: pick("table" as const),
    caption: words(),
    columns: fc.array(
      fc.record({ label: words(), align: pick("left" as const, "right" as const) }),
      {
        ...{ minLength: width, maxLength: width },
      },
    ),
    rows: few(fc.array(typed(), { minLength: width, maxLength: width }), 40),
  }),
);

const chart: fc.Arbitrary<Block> = fc.nat(22).chain((length) =>
  fc.record({
    type: pick("chart" as const),
    kind: pick("bar" as const, "line" as const),
    title: words(),
    labels: fc.oneof(
      pick(Array.from({ length }, (_, i) => `m${i}`)),
      fc.array(typed(), { minLength: length, maxLength: length }),
    ),
    series: few(
      fc.record({
        name: fc.oneof(
          fc.nat(99).map((n) => `s${n}`),
          words(),
        ),
        values: fc.array(fc.oneof(fc.nat(999), pick(null)), {
          minLength: length,
          maxLength: length,
        }),
      }),
      8,
    ),
    unit: typed(),
    alt: words(),
  }),
);

const action = fc.record({
  id: fc.nat(5).map((n) => `run:1:${n}`),
  label: words(),
  value: pick("", "3", "yes"),
  style: pick("primary" as const, "danger" as const),
});

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: pick("heading" as const, "text" as const), text: words() }),
  fc.record({
    type: pick("fields" as const),
    fields: few(fc.record({ label: words(), value: words() }), 12),
  }),
  fc.record({
    type: pick("steps" as const),
    steps: few(
      fc.record({
        label: words(),
        state: pick("done" as const, "now" as const, "next" as const, "skipped" as const),
      }),
      12,
    ),
  }),
  ...[table, chart],
  fc.record({
    type: pick("image" as const),
    url: pick(
      "https://example.org/a.png",
      "http://a",
      "javascript:x",
      `https://${"x".repeat(4_000)}`,
    ),
    alt: words(),
  }),
  pick<Block>({ type: "divider" }),
  fc.record({
    type: pick("notice" as const),
    level: pick("info" as const, "success" as const, "warning" as const, "error" as const),
    text: words(),
  }),
  fc.record({ type: pick("actions" as const), actions: few(action, 30) }),
);

/** Any reply the types allow, however long and whatever was typed into it. */
export const anyReply = (): fc.Arbitrary<Reply> =>
  fc.oneof(
    fc.record({ text: words(), blocks: few(block, 8) }),
    words().map((text) => ({ text })),
    fc.nat(300).map((n) => ({ text: "many", blocks: Array(n).fill({ type: "divider" }) })),
  );

/** Every text of a reply that someone has to be able to read. */
export function textsOf({ text, blocks }: Reply): string[] {
  const shown = (blocks ?? []).flatMap((one): string[] => {
    if (one.type === "divider") return [];
    if (one.type === "fields") return one.fields.flatMap(({ label, value }) => [label, value]);
    if (one.type === "steps") return one.steps.map(({ label }) => label);
    if (one.type === "actions") return one.actions.map(({ label }) => label);
    if (one.type === "image") return [one.alt];
    if (one.type === "table")
      return [one.caption, ...one.columns.map(({ label }) => label), ...one.rows.flat()];
    if (one.type === "chart")
      return [one.title, one.alt, ...one.labels, ...one.series.map(({ name }) => name)];
    return [one.text];
  });
  return shown.length > 0 ? shown : [text];
}
