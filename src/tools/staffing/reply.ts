import type { Words } from "../../core/ports.ts";
import type { Block } from "../../core/reply.ts";
import { showCount } from "../../core/show.ts";
import { many, one, showFte } from "./role-words.ts";
import { isHeld, type RoleResult } from "./roles.ts";
import type { StaffingMade } from "./shape.ts";
import { trendOf } from "./trend.ts";
import { noticesOf } from "./warnings.ts";

/** Staffing as sentences, a table and where the figures are from. What was not reported says so; it is never 0. */
export function staffingBlocks(words: Words, made: StaffingMade, title: string): Block[] {
  const { roles } = made;
  const sources = roles.flatMap((role) => sourceOf(words, role) ?? []);
  const sentences = roles.map((role) => sentence(words, role));
  const trend = trendOf(words, made);
  return [
    { type: "heading", text: title },
    { type: "text", text: [...sentences, ...trend].join("\n") },
    tableOf(words, made),
    ...partnersOf(words, made),
    ...noticesOf(words, made),
    ...(sources.length > 0 ? [{ type: "text" as const, text: sources.join("\n") }] : []),
  ];
}

/** The finding in a few words: what is short of the recommendations. */
export function findingOf(words: Words, { roles }: StaffingMade): string {
  const short = roles.filter((role) => isHeld(role) && (role.gap ?? 0) > 0);
  const known = roles.some(({ fte }) => fte !== null);
  if (!known) return words("staffing.finding.unknown");
  if (short.length === 0) return words("staffing.finding.meets");
  const what = short.map(({ role, gap }) => `${many(words, role)} ${showFte(words, gap)}`);
  return words("staffing.finding.short", { what: what.join(", ") });
}

/** Numbers and ids for machines: who says so, where, and with what caveat is prose, and stands in the text. */
export function staffingFacts({ students, studentsYear, roles, partners }: StaffingMade) {
  const numbers = roles.map(({ body: _, source: __, caveat: ___, ...facts }) => facts);
  return { students, studentsYear, roles: numbers, partners: partners.map(({ fte }) => fte) };
}

const shown = (benchmark: number) => ({ benchmark: showCount(benchmark, 1) });

/** "Counselors: 415 students per counselor (recommended: 250 or fewer). …" */
function sentence(words: Words, about: RoleResult): string {
  const { status, ratioRounded, gap, surplus } = about;
  const all = {
    ...{ role: many(words, about.role), one: one(words, about.role), ...shown(about.benchmark) },
    ...{ fte: showFte(words, about.fte), needed: showFte(words, about.needed) },
    set: about.own ? "own" : about.caveat ? "old" : "body",
    ratio: showCount(ratioRounded ?? 0),
  };
  switch (status) {
    case "not_reported":
      return words("ratio.status.not-reported", all);
    case "no_staff":
      return words("ratio.status.no-staff", all);
    case "gap":
      return words("ratio.status.gap", { ...all, gap: showFte(words, gap) });
    case "meets":
      return words("ratio.status.meets", { ...all, surplus: showFte(words, surplus) });
  }
}

function sourceOf(words: Words, about: RoleResult): string | undefined {
  const { role, own, benchmark, published, body, source, setIn, caveat } = about;
  if (source === null) return undefined;
  const who = { role: many(words, role), one: one(words, role), source };
  if (own) return words("staffing.source-own", { ...who, ...shown(benchmark) });
  const year = setIn === null ? "none" : String(setIn);
  const status = caveat ? "superseded" : "current";
  const said = { ...who, body: body ?? "", year, status, ...shown(published ?? benchmark) };
  return words("ratio.source", said);
}

function tableOf(words: Words, { students, studentsYear, roles }: StaffingMade): Block {
  const unknown = words("ratio.not-reported");
  const year = studentsYear ?? words("staffing.no-year");
  return {
    type: "table",
    caption: words("staffing.table.caption", { students, year }),
    columns: [
      { label: words("ratio.table.role") },
      { label: words("staffing.table.year") },
      { label: words("ratio.table.fte"), align: "right" },
      { label: words("staffing.table.vacant"), align: "right" },
      { label: words("ratio.table.ratio"), align: "right" },
      { label: words("ratio.table.benchmark"), align: "right" },
      { label: words("ratio.table.needed"), align: "right" },
      { label: words("ratio.table.gap"), align: "right" },
    ],
    rows: roles.map((about) => [
      many(words, about.role),
      about.year ?? words("staffing.table.no-year"),
      showFte(words, about.fte),
      showFte(words, about.vacant),
      ratioCell(words, about),
      showCount(about.benchmark, 1),
      showFte(words, about.needed),
      about.gap === null ? unknown : showFte(words, about.gap),
    ]),
  };
}

function ratioCell(words: Words, { status, ratioRounded }: RoleResult): string {
  if (status === "no_staff") return words("ratio.no-staff");
  return ratioRounded === null ? words("ratio.not-reported") : showCount(ratioRounded);
}

function partnersOf(words: Words, { partners }: StaffingMade): Block[] {
  if (partners.length === 0) return [];
  const fields = partners.map(({ role, fte, year }) => {
    const value = fte === null ? words("ratio.not-reported") : `${showFte(words, fte)} FTE`;
    return { label: role, value: year === null ? value : `${value} (${year})` };
  });
  return [
    { type: "text", text: words("staffing.partners") },
    { type: "fields", fields },
  ];
}
