import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { round, showCount } from "../../../core/show.ts";
import { isLow, releaseShare } from "../../../privacy/suppress.ts";
import { heading, info, text, warning } from "../../document/blocks.ts";
import { labelOf, labelsOf } from "../../document/labels.ts";
import type { Quality } from "./made.ts";

const EVIDENCE: Record<string, string> = {
  "student-survey": "service-quality.evidence.student-survey",
  "family-survey": "service-quality.evidence.family-survey",
  "staff-survey": "service-quality.evidence.staff-survey",
  "focus-groups": "service-quality.evidence.focus-groups",
  interviews: "service-quality.evidence.interviews",
};

const BANK: Record<string, string> = {
  stressors: "service-quality.bank.stressors",
  navigation: "service-quality.bank.navigation",
  recommend: "service-quality.bank.recommend",
  satisfaction: "service-quality.bank.satisfaction",
};

/** What is known, with numbers of few students withheld, and the questions as a text to copy. */
export function showQuality(words: Words, made: Quality, threshold: number): Block[] {
  const { evidence, bank } = made;
  const fields = fieldsOf(words, made, threshold);
  const said = labelsOf(words, EVIDENCE, evidence);
  const title = said
    ? words("service-quality.title.known", { kinds: evidence.length })
    : words("service-quality.title.unknown");
  return [
    heading(title),
    text(said ? words("service-quality.text", { evidence: said }) : words("service-quality.none")),
    ...(fields.length > 0 ? [{ type: "fields" as const, fields }] : []),
    ...(bank.length > 0 ? questions(words, bank) : []),
    info(words("service-quality.wilder")),
  ];
}

function questions(words: Words, bank: string[]): Block[] {
  const lines = bank.map((item, at) => `${at + 1}. ${labelOf(words, BANK, item)}`);
  return [
    text([words("service-quality.bank.title"), ...lines].join("\n")),
    warning(words("service-quality.consent")),
  ];
}

function fieldsOf(words: Words, { results, recommend, satisfaction }: Quality, threshold: number) {
  const withheld = words("service-quality.withheld");
  const fields: { label: string; value: string }[] = [];
  if (results) fields.push({ label: words("service-quality.field.results"), value: results });
  if (recommend)
    fields.push({
      label: words("service-quality.field.recommend"),
      value: shareOf(words, recommend, threshold) ?? withheld,
    });
  if (satisfaction) {
    const { mean, asked: n } = satisfaction;
    const shown = words("service-quality.mean", { mean: showCount(round(mean, 1), 1), n });
    const value = isLow(n, threshold) ? withheld : shown;
    fields.push({ label: words("service-quality.field.satisfaction"), value });
  }
  return fields;
}

function shareOf(
  words: Words,
  { yes, asked }: NonNullable<Quality["recommend"]>,
  threshold: number,
): string | undefined {
  const share = releaseShare(yes, asked, threshold);
  if (!share) return undefined;
  const edge = share.edge === "at-least" ? "least" : share.edge === "at-most" ? "most" : "none";
  return words("service-quality.recommend", { edge, pct: share.value, n: asked });
}
