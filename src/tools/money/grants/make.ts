import type { Answers } from "../../checklist.ts";
import { asNumber, asPeople, asText, peopleOf, rowsOf, textOf } from "../../given.ts";
import { filled } from "../filled.ts";
import type { Grants } from "./shape.ts";

/** The list of grants that the answers make. */
export function makeGrants(answers: Answers): Grants {
  const [titleI, titleIvA] = [textOf(answers, "title-i"), textOf(answers, "title-iv-a")];
  const idea = textOf(answers, "idea");
  const [asker] = peopleOf(answers, "ask-whom");
  return {
    leverage: { ...(titleI && { titleI }), ...(titleIvA && { titleIvA }), ...(idea && { idea }) },
    ...(asker && { asker }),
    grants: grantsIn(answers),
    approvals: approvalsIn(answers),
  };
}

const grantsIn = (answers: Answers): Grants["grants"] =>
  rowsOf(answers, "grants").flatMap((row) => {
    const grant = asText(row.grant);
    const amount = asNumber(row.amount);
    const [owner] = asPeople(row.owner);
    if (!grant) return [];
    return [
      {
        ...{ grant, status: asText(row.status) ?? "looking" },
        ...filled(row, ["funder", "deadline", "restriction"]),
        ...(amount !== undefined && { amount }),
        ...(owner && { owner }),
      },
    ];
  });

const approvalsIn = (answers: Answers): Grants["approvals"] =>
  rowsOf(answers, "approvals").flatMap((row) => {
    const what = asText(row.what);
    const [owner] = asPeople(row.owner);
    if (!what) return [];
    return [{ what, ...filled(row, ["sent", "expected", "approved"]), ...(owner && { owner }) }];
  });
