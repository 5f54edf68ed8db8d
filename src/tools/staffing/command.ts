import { answer, refuse } from "../../core/answer.ts";
import { insert, type Outcome } from "../../core/change.ts";
import type { Call, Command } from "../../core/command.ts";
import type { NewId, Store, Words } from "../../core/ports.ts";
import { aroundOf } from "../document/around.ts";
import type { Kept } from "../document/kept.ts";
import { linesOf } from "../document/result-reply.ts";
import { teamOf } from "../team.ts";
import { asAnswers } from "./as-answers.ts";
import type { Benchmark } from "./benchmark.ts";
import { concludeStaffing, lastOf } from "./conclude.ts";
import { parseRatio } from "./parse-ratio.ts";
import { staffingBlocks, staffingFacts } from "./reply.ts";
import { staffingShape } from "./shape.ts";

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
    const around = await aroundOf(reads, words, call);
    const before = around.latest("staffing", staffingShape);
    const made = concludeStaffing(
      inputs,
      { last: lastOf(before, around.today) },
      { benchmarks, words },
    );
    const id = newId();
    const title = words("staffing.title");
    const kept: Kept = { title, date: around.today, answers: asAnswers(inputs), made };
    const document = insert("document", {
      ...{ id, kind: "staffing", data: kept, visibility: "private", subject: null },
      cohortId: cohort?.id ?? null,
      districtId: district?.id ?? null,
      personId: person.id,
      runId: null,
      replacesId: before?.id ?? null,
      createdAt: call.now,
    });
    const heading = words("ratio.title", { students: inputs.students });
    const blocks = staffingBlocks(words, made, heading);
    const data = { type: "staffing", document: id, ...staffingFacts(made) };
    const reply = { text: linesOf(blocks).join("\n"), blocks, data };
    const audit = [{ action: "staffing", subject: id }];
    return { changes: [document], outgoing: [answer(call, reply)], audit };
  }

  return { name: "ratio", aliases: ["staffing"], run };
}
