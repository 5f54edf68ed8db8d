import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showDate, showPct } from "../../../core/show.ts";
import type { Around } from "../../document/around.ts";
import { showMoney } from "../../show-answer.ts";
import { bars, info, paragraph, table, warning } from "../blocks.ts";
import { split } from "../split.ts";
import { type Findings, findingsOf } from "./findings.ts";
import { kindLabel, tierLabel, useLabel } from "./kinds.ts";
import { payByOf } from "./milestones.ts";
import type { FundingMap } from "./shape.ts";
import { type Stream, streamOf } from "./streams.ts";

/** The map for the leader: who pays how much, what stands on one source, what ends when. */
export function showFundingMap(
  map: FundingMap,
  { words, today }: Around,
  streams: Stream[],
): Block[] {
  const found = findingsOf(map);
  return [
    { type: "heading", text: title(words, found) },
    ...paragraph(sharesInWords(words, found)),
    ...bars(
      words("funding-map.chart"),
      "%",
      found.kinds.map(({ kind, share }) => ({ label: kindLabel(words, kind), value: share })),
    ),
    ...fields(words, found),
    ...amounts(words, found),
    ...services(words, map),
    ...terms(words, found),
    ...gaps(words, map, found, today),
    ...paragraph(shortInWords(words, found)),
    ...notes(words, found, streams),
    ...paragraph(example(words, found.total)),
  ];
}

function title(words: Words, { total, sources, braid }: Findings): string {
  if (!braid) return words("funding-map.title-none", { count: sources.length });
  return words("funding-map.title", {
    ...{ total: showMoney(total), count: sources.filter(({ amount }) => amount > 0).length },
    largest: showPct(braid.largest),
  });
}

function sharesInWords(words: Words, { kinds }: Findings): string | undefined {
  if (kinds.length === 0) return undefined;
  const parts = kinds.map(({ kind, share, amount }) =>
    words("funding-map.part", {
      ...{ kind: kindLabel(words, kind), share: showPct(share), amount: showMoney(amount) },
    }),
  );
  return words("funding-map.shares", { parts: parts.join("; ") });
}

function fields(words: Words, { total, braid, unknown }: Findings): Block[] {
  if (!braid) return [];
  const found = [
    { label: words("funding-map.field.total"), value: showMoney(total) },
    { label: words("funding-map.field.largest"), value: showPct(braid.largest) },
    { label: words("funding-map.field.hhi"), value: braid.hhi.toFixed(4) },
    { label: words("funding-map.field.effective"), value: braid.effective.toFixed(2) },
  ];
  const missing = { label: words("funding-map.field.unknown"), value: String(unknown) };
  return [{ type: "fields", fields: unknown > 0 ? [...found, missing] : found }];
}

function services(words: Words, { lines }: FundingMap): Block[] {
  const rows = lines.map(({ service, tier, source, amount, use }) => [
    ...[service, tier === "all" ? tierLabel(words, tier) : tier],
    ...[source ?? words("funding-map.nobody"), amount === undefined ? "" : showMoney(amount)],
    useLabel(words, use),
  ]);
  const columns = [
    ...[words("funding-map.column.service"), words("funding-map.column.tier")],
    ...[words("funding-map.column.source"), { right: words("funding-map.column.amount") }],
    words("funding-map.column.use"),
  ];
  return table(words("funding-map.table.services"), columns, rows);
}

const dayOf = (day: string | undefined) => (day ? showDate(day) : "");

function terms(words: Words, { sources }: Findings): Block[] {
  const rows = sources.map((source) => {
    const payBy = payByOf(source);
    const day = dayOf(payBy?.day);
    return [
      ...[source.name, kindLabel(words, source.kind)],
      ...[source.restriction, dayOf(source.from), dayOf(source.until)],
      payBy?.usual ? words("funding-map.usual", { day }) : day,
      ...[renewal(words, source.renewable), source.owner?.name],
    ];
  });
  const columns = [
    ...[words("funding-map.column.source"), words("funding-map.column.kind")],
    ...[words("funding-map.column.restriction"), words("funding-map.column.from")],
    ...[words("funding-map.column.until"), words("funding-map.column.pay-by")],
    ...[words("funding-map.column.renewable"), words("funding-map.column.owner")],
  ];
  return table(words("funding-map.table.sources"), columns, rows);
}

/** What each source pays, for those of whom it is known. */
function amounts(words: Words, { sources }: Findings): Block[] {
  const rows = sources
    .filter(({ amount }) => amount > 0)
    .map(({ name, amount, share }) => [name, showMoney(amount), showPct(share)]);
  const columns = [
    words("funding-map.column.source"),
    { right: words("funding-map.column.amount") },
    { right: words("funding-map.column.share") },
  ];
  return table(words("funding-map.table.amounts"), columns, rows);
}

function renewal(words: Words, renewable: boolean | undefined): string | undefined {
  if (renewable === undefined) return undefined;
  return renewable ? words("funding-map.renewable.yes") : words("funding-map.renewable.no");
}

function gaps(words: Words, map: FundingMap, found: Findings, today: string): Block[] {
  const { unpaid, single, empty, unknown } = found;
  const ending = found.sources.filter(({ until }) => until !== undefined && until >= today);
  const over = found.sources.filter(({ until }) => until !== undefined && until < today);
  const singles = single.map(({ service, source }) =>
    words("funding-map.single-one", { service, source }),
  );
  const list = (names: string[]) => names.join(", ");
  const tiers = empty.map((tier) => tierLabel(words, tier));
  const names = over.map(({ name }) => name);
  return [
    ...warning(
      unpaid.length > 0 ? words("funding-map.unpaid", { services: list(unpaid) }) : undefined,
    ),
    ...warning(tiers.length > 0 ? words("funding-map.empty", { tiers: list(tiers) }) : undefined),
    ...warning(
      singles.length > 0 ? words("funding-map.single", { services: list(singles) }) : undefined,
    ),
    ...warning(names.length > 0 ? words("funding-map.over", { sources: list(names) }) : undefined),
    ...warning(unknown > 0 ? words("funding-map.no-amount", { count: unknown }) : undefined),
    ...paragraph(map.after && words("funding-map.after", { after: map.after })),
    ...warning(ending.length > 0 && !map.after ? words("funding-map.after-blank") : undefined),
    ...info(
      found.sources.some((source) => payByOf(source)?.usual)
        ? words("funding-map.usual-note")
        : undefined,
    ),
  ];
}

function shortInWords(words: Words, { short }: Findings): string | undefined {
  if (!short) return undefined;
  const { source, pct, by, carries } = short;
  const said = words("funding-map.short", {
    ...{ source, pct: showPct(pct) },
    ...{ collected: showMoney(short.collected), hole: showMoney(short.hole) },
  });
  if (!by || carries === undefined) return said;
  return `${said} ${words("funding-map.short-by", { by, carries: showPct(carries) })}`;
}

/** What is known of the streams among the sources, each once, with where it is from. */
function notes(words: Words, { sources }: Findings, streams: Stream[]): Block[] {
  const known = sources.map(({ name }) => streamOf(streams, name));
  const each = [...new Set(known)].filter((one) => one !== undefined);
  return each.flatMap(({ note, source, year, names }) => {
    const name =
      sources.find(({ name: one }) => streamOf(streams, one)?.names === names)?.name ?? "";
    const cited =
      year === undefined ? source : words("funding-map.cited", { source, year: String(year) });
    return info(words("funding-map.note", { name, note, cited }));
  });
}

const MARYLAND = [55, 35, 10];

/** The district in Maryland, and what its shares would be of the same money here. */
function example(words: Words, total: number): string {
  const [a = 0, b = 0, c = 0] = split(total, MARYLAND) ?? [];
  const card = words("funding-map.example");
  if (total <= 0) return card;
  const amounts = { a: showMoney(a), b: showMoney(b), c: showMoney(c), total: showMoney(total) };
  return `${card} ${words("funding-map.example-here", amounts)}`;
}
