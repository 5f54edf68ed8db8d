import type { Answers } from "../../checklist.ts";
import { asPeople, asText, peopleOf, rowsOf, textOf } from "../../given.ts";
import type { Medicaid } from "./shape.ts";

/** Steps that are words, as they are called in the checklist and in what is kept. */
const WORDS = [
  ["plan", "plan"],
  ["plan-link", "planLink"],
  ["free-care", "freeCare"],
  ["epsdt", "epsdt"],
  ["salaries", "salaries"],
  ["consent", "consent"],
  ["by", "by"],
] as const;

/** Where the district stands; what was skipped is left out. */
export function makeMedicaid(answers: Answers): Medicaid {
  const said = WORDS.flatMap(([step, field]) => {
    const value = textOf(answers, step);
    return value ? [[field, value]] : [];
  });
  const [billingOwner] = peopleOf(answers, "billing-owner");
  const [owner] = peopleOf(answers, "owner");
  return {
    ...{ state: textOf(answers, "state") ?? "", ...Object.fromEntries(said) },
    ...{ services: servicesIn(answers), agreements: agreementsIn(answers) },
    ...(billingOwner && { billingOwner }),
    ...(owner && { owner }),
  };
}

const servicesIn = (answers: Answers): Medicaid["services"] =>
  rowsOf(answers, "services").flatMap((row) => {
    const service = asText(row.service);
    const [providers, qualified] = [asText(row.providers), asText(row.qualified)];
    if (!service) return [];
    return [
      {
        ...{ service, covered: asText(row.covered) ?? "unknown" },
        ...(providers && { providers }),
        ...(qualified && { qualified }),
        ...(typeof row.billed === "boolean" && { billed: row.billed }),
      },
    ];
  });

const agreementsIn = (answers: Answers): Medicaid["agreements"] =>
  rowsOf(answers, "agreements").flatMap((row) => {
    const name = asText(row.with);
    const due = asText(row.due);
    const [owner] = asPeople(row.owner);
    if (!name) return [];
    const status = asText(row.status) ?? "needed";
    return [{ with: name, status, ...(due && { due }), ...(owner && { owner }) }];
  });
