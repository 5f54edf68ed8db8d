import type { Words } from "../../core/ports.ts";
import type { Block } from "../../core/reply.ts";
import { bandOf, expected, UNMET_ELSEWHERE } from "./bands.ts";
import type { Concluded } from "./conclude.ts";
import { sourceLabel } from "./labels.ts";

type Notice = Extract<Block, { type: "notice" }>;

const info = (text: string): Notice => ({ type: "notice", level: "info", text });
const warning = (text: string): Notice => ({ type: "notice", level: "warning", text });

/** What to know about an estimate before using it. Warnings are gentle, and nothing is blocked. */
export function noticesOf(words: Words, made: Concluded, fromProfile: boolean): Notice[] {
  const { inputs, estimate } = made;
  const { enrolment } = inputs;
  const notices: Notice[] = [];
  if (fromProfile) notices.push(info(words("gap.note.enrolment", { enrolment })));
  const guessed = estimate.rows.some((row) => row.count !== null && row.new === null);
  if (guessed) notices.push(info(words("gap.note.range")));
  else if (!estimate.exact) notices.push(info(words("gap.note.given-range")));
  const missing = estimate.rows.filter(({ count }) => count === null);
  if (missing.length > 0) {
    const sources = missing.map((row) => sourceLabel(words, row)).join(", ");
    notices.push(warning(words("gap.note.missing", { sources })));
  }
  if (estimate.beyond > 0)
    notices.push(warning(words("gap.note.beyond", { beyond: estimate.beyond })));
  notices.push(sanity(words, made));
  const { unmetPct } = estimate;
  const usual = UNMET_ELSEWHERE;
  if (unmetPct !== null && (unmetPct < usual.low || unmetPct > usual.high))
    notices.push(info(words("gap.note.unmet")));
  return notices;
}

function sanity(words: Words, { inputs, estimate }: Concluded): Notice {
  if (estimate.total.high === 0) return warning(words("gap.note.zero"));
  const { low, high } = expected(inputs.enrolment);
  switch (bandOf(estimate.total, inputs.enrolment)) {
    case "undercount":
      return warning(words("gap.note.undercount", { low, high }));
    case "broad":
      return warning(words("gap.note.broad", { low, high }));
    case "plausible":
      return info(words("gap.note.plausible", { low, high }));
  }
}
