import { readCount } from "../answers/count.ts";
import { readPairs } from "../answers/pairs.ts";
import { answer } from "../core/answer.ts";
import { type Change, insert, type Outcome, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Reads } from "../core/reads.ts";
import type { Cohort, District, DistrictProfile } from "../core/records.ts";
import type { CohortDeps } from "./deps.ts";
import { readName } from "./names.ts";
import { facilitator } from "./roles.ts";

const LOCALES = ["urban", "suburban", "rural"] as const;
const KEYS = ["state", "locale", "enrolment"];
/** Other ways to write the last of them, as for an estimate. */
const SAME = ["enrollment", "students"];

/** Of two decisions that both rest on who and what is in a cohort, the later one is decided again. */
export const touch = (cohort: Cohort): Change => update("cohort", cohort, { name: cohort.name });

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** The district of that name, or the only one whose name begins so. */
function findDistrict(all: District[], said: string): District | undefined {
  const exact = all.find(({ name }) => same(name, said));
  if (exact) return exact;
  const begun = all.filter(({ name }) => name.toLowerCase().startsWith(said.toLowerCase()));
  return begun.length === 1 ? begun[0] : undefined;
}

/** The district a facilitator names; one who misnames it is told which there are. */
export async function districtMeant(
  reads: Reads,
  cohort: Cohort,
  said: string,
  words: CohortDeps["words"],
): Promise<District> {
  const all = await reads.districts(cohort.id);
  const found = findDistrict(all, said);
  if (found) return found;
  if (all.length === 0) throw new UserError(words("cohort.district.none"));
  const names = all.map(({ name }) => name).join(", ");
  throw new UserError(words("cohort.district.unknown", { said, names }), { reason: "unknown" });
}

/** `cohort district <name> state=… locale=… enrolment=…`: adds a district to the facilitator's cohort. */
export function createAddDistrict({ store, words, newId }: CohortDeps) {
  const { reads } = store;

  function readProfile(values: Map<string, string>): DistrictProfile {
    const { state, locale } = Object.fromEntries(values);
    const enrolment = ["enrolment", ...SAME].map((key) => values.get(key)).find((one) => one);
    const known = LOCALES.find((one) => one === locale?.toLowerCase());
    if (locale && !known)
      throw new UserError(words("cohort.district.locale", { said: locale }), { field: "locale" });
    const count = enrolment ? readCount(enrolment) : undefined;
    if (count && (count.type !== "count" || count.count < 1))
      throw new UserError(words("cohort.district.enrolment"), { field: "enrolment" });
    return {
      ...(known && { locale: known }),
      ...(state && { state: state.slice(0, 40) }),
      ...(count?.type === "count" && { enrolment: count.count }),
    };
  }

  async function add(call: Call, said: string, values: Map<string, string>): Promise<Outcome> {
    const { cohort } = facilitator(call, words);
    const name = readName(said, "district", words);
    const all = await reads.districts(cohort.id);
    if (all.some((one) => same(one.name, name)))
      throw new UserError(words("cohort.district.twice", { name }), { reason: "twice" });
    const row = { id: newId(), cohortId: cohort.id, name, profile: readProfile(values) };
    const text = words("cohort.district.added", { name, cohort: cohort.name });
    const actions = [
      {
        ...{ id: "say:invite", value: `invite ${name} as lead`, style: "primary" as const },
        label: words("cohort.button.invite-lead"),
      },
      {
        ...{ id: "cohort:form:district", opens: "form" as const },
        label: words("cohort.button.another-district"),
      },
    ];
    const reply = {
      text,
      blocks: [
        { type: "text" as const, text },
        { type: "actions" as const, actions },
      ],
      data: { type: "district", id: row.id, cohort: cohort.id },
    };
    return {
      changes: [insert("district", row), touch(cohort)],
      outgoing: [answer(call, reply)],
      audit: [{ action: "district.added", subject: row.id }],
    };
  }

  return {
    add,
    typed(call: Call, args: string): Promise<Outcome> {
      const { values, words: rest, problems } = readPairs(args, [...KEYS, ...SAME]);
      const [problem] = problems;
      if (problem)
        throw new UserError(words("cohort.district.key", { key: problem.key }), { allowed: KEYS });
      return add(call, rest.join(" "), values);
    },
  };
}
