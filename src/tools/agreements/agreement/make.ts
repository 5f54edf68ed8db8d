import { UserError } from "../../../core/errors.ts";
import type { Words } from "../../../core/ports.ts";
import { never } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import type { Answers, Step } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import { asPeople, asText, numberOf, peopleOf, rowsOf, severalOf, textOf } from "../../given.ts";
import { type Muddle, muddle } from "./dates.ts";
import type { Agreement } from "./made.ts";
import { sayPart } from "./say.ts";

/** The agreement as answered. Throws UserError where the answers contradict each other. */
export function makeAgreement(answers: Answers, around: Around): Agreement {
  const { words } = around;
  const wrong = contradiction(words, answers) ?? datesProblem(words, answers);
  if (wrong) throw new UserError(wrong.text, { field: wrong.field });
  return {
    partner: around.subject ?? words("agreement.a-partner"),
    owner: peopleOf(answers, "owner")[0],
    counsel: textOf(answers, "counsel"),
    status: statusOf(answers),
    duties: severalOf(answers, "duties"),
    where: whereOf(answers),
    money: textOf(answers, "money"),
    payments: textOf(answers, "payments"),
    measures: rowsOf(answers, "measures").flatMap(({ measure, target, by }) => {
      const said = asText(measure);
      return said ? [{ measure: said, target: asText(target), by: asText(by) }] : [];
    }),
    law: severalOf(answers, "law"),
    ...datesOf(answers),
    renewal: textOf(answers, "renewal"),
    ending: textOf(answers, "ending"),
    reports: rowsOf(answers, "reports").flatMap(({ what, on, who }) => {
      const [said, day] = [asText(what), asText(on)];
      return said && day ? [{ what: said, on: day, who: asPeople(who)[0] }] : [];
    }),
    insurance: textOf(answers, "insurance"),
    checkIns: textOf(answers, "check-ins"),
  };
}

const LISTS = ["agreed", "drafting", "not-needed"] as const;

/** What was signed has its signatures, whether or not that part was ticked. */
const statusOf = (answers: Answers): Agreement["status"] => ({
  ...(textOf(answers, "signed") !== undefined && { signatures: "agreed" }),
  ...Object.fromEntries(
    LISTS.flatMap((list) => severalOf(answers, list).map((part) => [part, list] as const)),
  ),
});

const whereOf = (answers: Answers): Record<string, string> =>
  Object.fromEntries(
    rowsOf(answers, "where").flatMap(({ part, text }) => {
      const [about, said] = [asText(part), asText(text)];
      return about && said ? [[about, said]] : [];
    }),
  );

const datesOf = (answers: Answers) => ({
  signed: textOf(answers, "signed"),
  starts: textOf(answers, "starts"),
  ends: textOf(answers, "ends"),
  notice: numberOf(answers, "notice"),
});

interface Wrong {
  field: string;
  text: string;
}

/** A part in two lists, or privacy called not needed. */
function contradiction(words: Words, answers: Answers): Wrong | undefined {
  const part = (id: string) => sayPart(words)(id);
  if (severalOf(answers, "not-needed").includes("privacy"))
    return { field: "not-needed", text: words("agreement.wrong.privacy") };
  for (const [at, list] of LISTS.entries()) {
    const before = LISTS.slice(0, at).flatMap((one) => severalOf(answers, one));
    const twice = severalOf(answers, list).find((id) => before.includes(id));
    if (twice) return { field: list, text: words("agreement.wrong.twice", { part: part(twice) }) };
  }
  return undefined;
}

function datesProblem(words: Words, answers: Answers): Wrong | undefined {
  const found = muddle(datesOf(answers));
  if (!found) return undefined;
  const field = found.type === "notice-before-begin" ? "notice" : "ends";
  return { field, text: sayMuddle(words, found) };
}

function sayMuddle(words: Words, found: Muddle): string {
  switch (found.type) {
    case "ends-before-begin":
      return words("agreement.wrong.begin", {
        ends: showDate(found.ends),
        starts: showDate(found.starts),
      });
    case "ends-before-signed":
      return words("agreement.wrong.signed", {
        ends: showDate(found.ends),
        signed: showDate(found.signed),
      });
    case "notice-before-begin":
      return words("agreement.wrong.notice", {
        last: showDate(found.last),
        starts: showDate(found.starts),
      });
    default:
      return never(found);
  }
}

/** What is wrong with the newest answer beside the earlier ones; said at once, not only at the end. */
export const checkAgreement =
  (words: Words) =>
  (step: Step, answers: Answers): string | undefined => {
    const wrong = contradiction(words, answers) ?? datesProblem(words, answers);
    return wrong?.field === step.id ? wrong.text : undefined;
  };
