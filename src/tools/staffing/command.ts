import { answer, refuse } from "../../core/answer.ts";
import { insert, type Outcome } from "../../core/change.ts";
import type { Call, Command } from "../../core/command.ts";
import type { NewId, Store, Words } from "../../core/ports.ts";
import { teamOf } from "../team.ts";
import type { Benchmark } from "./benchmark.ts";
import { parseRatio } from "./parse-ratio.ts";
import { ratioReply } from "./reply.ts";
import { rolesOf } from "./roles.ts";

/** `ratio`: staffing against recommended ratios, in one line; kept as a document of the district. */
export function createRatio(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
  benchmarks: Benchmark[];
}): Command {
  const { words, newId, benchmarks } = deps;
  const { reads } = deps.store;

  async function run(call: Call, args: string): Promise<Outcome> {
    if (args.trim() === "") {
      const facts = { type: "error", reason: "no-numbers" };
      return refuse(call, { text: words("ratio.how"), data: facts });
    }
    const { person, cohort } = call.who;
    const district = teamOf(call);
    const inputs = parseRatio(args, words, call.who.district?.profile.enrolment);
    const roles = rolesOf(inputs, benchmarks, words);
    const before = district && (await reads.latestDocument(district.id, "staffing"));
    const id = newId();
    const document = insert("document", {
      ...{ id, kind: "staffing", data: { inputs, roles }, visibility: "private", subject: null },
      cohortId: cohort?.id ?? null,
      districtId: district?.id ?? null,
      personId: person.id,
      runId: null,
      replacesId: before?.id ?? null,
      createdAt: call.now,
    });
    const reply = ratioReply(words, inputs.students, roles, id);
    const audit = [{ action: "staffing", subject: id }];
    return { changes: [document], outgoing: [answer(call, reply)], audit };
  }

  return { name: "ratio", aliases: ["staffing"], run };
}
