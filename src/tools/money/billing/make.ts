import type { Words } from "../../../core/ports.ts";
import { billing as billingMonth } from "../../../metrics/calculate/billing.ts";
import type { Answers, Step } from "../../checklist.ts";
import { numberOf, textOf } from "../../given.ts";
import { showMoney } from "../../show-answer.ts";
import { type BillingInputs, pick } from "./calculate.ts";

/** What was answered; a step that was skipped or not collected is null. */
export function billingGiven(answers: Answers): BillingInputs {
  const given = (step: string) => numberOf(answers, step) ?? null;
  return {
    ...{ documented: given("documented"), submitted: given("submitted") },
    ...{ accepted: given("accepted"), paid: given("paid"), denied: given("denied") },
    ...{ pending: given("pending"), billed: given("billed"), received: given("received") },
    ...{ eligible: given("eligible"), served: given("served") },
    days: readDays(textOf(answers, "days") ?? "") ?? [],
  };
}

/** "18, 22 and 25 days" as numbers; undefined where there are none, or something else stands between. */
export function readDays(text: string): number[] | undefined {
  const parts = text
    .toLowerCase()
    .replace(/\b(?:days?|and|median|about)\b|[~:]/g, " ")
    .split(/[\s,;/]+/)
    .filter((part) => part !== "");
  const days = parts.map(Number);
  return days.length > 0 && days.every((day) => day >= 0 && Number.isFinite(day))
    ? days
    : undefined;
}

/** What is wrong with the newest answer, held against those before it. */
export function checkBilling(words: Words, { id }: Step, answers: Answers): string | undefined {
  const given = billingGiven(answers);
  if (id === "days" && textOf(answers, "days") !== undefined && given.days.length === 0)
    return words("billing.wrong.days");
  if (id === "submitted" && exceeds(given.submitted, given.documented))
    return words("billing.wrong.documented", {
      given: given.submitted ?? 0,
      most: given.documented ?? 0,
    });
  if (id === "served" && exceeds(given.served, given.eligible))
    return words("billing.wrong.served", { given: given.served ?? 0, most: given.eligible ?? 0 });
  const wrong = billingMonth.contradiction(pick(given));
  if (!wrong || wrong.field !== id) return undefined;
  const said = { given: wrong.given, most: wrong.most };
  if (wrong.than === "billed")
    return words("billing.wrong.billed", {
      given: showMoney(said.given),
      most: showMoney(said.most),
    });
  return wrong.than === "submitted"
    ? words("billing.wrong.submitted", said)
    : words("billing.wrong.claims-left", said);
}

const exceeds = (part: number | null, whole: number | null) =>
  part !== null && whole !== null && part > whole;
