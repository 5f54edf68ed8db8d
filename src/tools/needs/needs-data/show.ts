import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import type { Day } from "../../../core/time.ts";
import { isSmall, maskCount } from "../../../privacy/mask.ts";
import { heading, info, sayButton, text, warning } from "../../document/blocks.ts";
import { labelOf } from "../../document/labels.ts";
import type { DataSource, NeedsData } from "./made.ts";
import { isOld } from "./period.ts";

const SOURCE_LABELS: Record<string, string> = {
  screeners: "needs-data.source.screeners",
  referrals: "needs-data.source.referrals",
  crisis: "needs-data.source.crisis",
  incidents: "needs-data.source.incidents",
  "iep-504": "needs-data.source.iep-504",
  surveys: "needs-data.source.surveys",
  assessments: "needs-data.source.assessments",
  state: "needs-data.source.state",
  attendance: "needs-data.source.attendance",
};

const AVAILABLE: Record<string, string> = {
  yes: "needs-data.available.yes",
  partly: "needs-data.available.partly",
  no: "needs-data.available.no",
};

const CONFIDENCE: Record<string, string> = {
  high: "needs-data.confidence.high",
  medium: "needs-data.confidence.medium",
  low: "needs-data.confidence.low",
};

/** Every source with what is known of it; counts below `threshold` are hidden. */
export function showData(
  words: Words,
  made: NeedsData,
  { today, threshold }: { today: Day; threshold: number },
): Block[] {
  const there = made.sources.filter(({ available }) => available !== "no");
  const facts = { have: there.length, of: made.sources.length };
  return [
    heading(words("needs-data.title", facts)),
    text(words(there.length === 0 ? "needs-data.none" : "needs-data.text.next")),
    table(words, made, threshold),
    ...notices(words, made, today),
    { type: "actions", actions: [sayButton(words("needs.button.gap"), "gap")] },
  ];
}

function notices(words: Words, { sources, collect }: NeedsData, today: Day): Block[] {
  const name = ({ source }: DataSource) => labelOf(words, SOURCE_LABELS, source);
  const old = sources.filter(({ period }) => period !== null && isOld(period, today)).map(name);
  const unsure = sources.filter(({ confidence }) => confidence === "low").map(name);
  const waiting = collect.map(({ what }) => what).join(", ");
  return [
    ...(old.length > 0 ? [warning(words("needs-data.old", { sources: old.join(", ") }))] : []),
    ...(unsure.length > 0
      ? [warning(words("needs-data.low", { sources: unsure.join(", ") }))]
      : []),
    ...(waiting ? [info(words("needs-data.provisional", { what: waiting }))] : []),
  ];
}

function table(words: Words, { sources }: NeedsData, threshold: number): Block {
  const rows = sources.map((one) => [
    labelOf(words, SOURCE_LABELS, one.source),
    labelOf(words, AVAILABLE, one.available),
    one.available === "no" ? "" : counted(words, one.count, threshold),
    one.period ?? "",
    aboutIt(words, one),
  ]);
  return {
    type: "table",
    caption: words("needs-data.table.caption"),
    columns: [
      { label: words("needs-data.table.source") },
      { label: words("needs-data.table.available") },
      { label: words("needs-data.table.count"), align: "right" },
      { label: words("needs-data.table.period") },
      { label: words("needs-data.table.about") },
    ],
    rows,
  };
}

function counted(words: Words, count: DataSource["count"], threshold: number): string {
  if (count === null) return words("needs-data.unknown");
  if (typeof count === "number") return maskCount(count, threshold, words);
  const { low, high } = count;
  if (isSmall(high, threshold)) return maskCount(high, threshold, words);
  return isSmall(low, threshold)
    ? maskCount(low, threshold, words)
    : words("needs-data.between", { low, high });
}

const aboutIt = (words: Words, { owner, definition, confidence }: DataSource) =>
  [
    owner && words("needs-data.table.owner", { name: owner.name }),
    definition,
    confidence && labelOf(words, CONFIDENCE, confidence),
  ]
    .filter(Boolean)
    .join("; ");
