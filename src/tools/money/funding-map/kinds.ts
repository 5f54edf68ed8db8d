import type { Words } from "../../../core/ports.ts";
import { sayChoice } from "../../document/labels.ts";

const KINDS: Record<string, string> = {
  "federal-formula": "funding-map.kind.federal-formula",
  "federal-competitive": "funding-map.kind.federal-competitive",
  reimbursement: "funding-map.kind.reimbursement",
  state: "funding-map.kind.state",
  local: "funding-map.kind.local",
  private: "funding-map.kind.private",
};

/** What a kind of source is called; one that is not known says so. */
export const kindLabel = (words: Words, kind: string | undefined) =>
  kind ? sayChoice(words, KINDS)(kind) : words("funding-map.kind.unknown");

const TIERS: Record<string, string> = { all: "funding-map.tier.all" };

/** "Tier 2", or all of them. */
export const tierLabel = (words: Words, tier: string) =>
  TIERS[tier] ? words(TIERS[tier]) : words("funding-map.tier.one", { tier });

const USES: Record<string, string> = {
  care: "funding-map.use.care",
  coordinator: "funding-map.use.coordinator",
  staff: "funding-map.use.staff",
  technology: "funding-map.use.technology",
  data: "funding-map.use.data",
  other: "funding-map.use.other",
};

/** What money is for; "" where nobody said. */
export const useLabel = (words: Words, use: string | undefined) =>
  use ? sayChoice(words, USES)(use) : "";
