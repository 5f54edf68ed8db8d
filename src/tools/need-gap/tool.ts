import { type Change, insert, type Outcome } from "../../core/change.ts";
import type { Call } from "../../core/command.ts";
import type { NewId, Store, Words } from "../../core/ports.ts";
import type { Run } from "../../core/records.ts";
import type { Reply } from "../../core/reply.ts";
import { dayIn } from "../../core/time.ts";
import type { Answers } from "../checklist.ts";
import { teamOf } from "../team.ts";
import { toAsker } from "../to-asker.ts";
import type { Tool } from "../tool.ts";
import { type Concluded, conclude } from "./conclude.ts";
import type { Aside, NeedGap } from "./kept.ts";
import { needGapReply } from "./reply.ts";
import { createRules } from "./rules.ts";

export type { NeedGap } from "./kept.ts";

/** The need-gap tool: its rules, and the one place where an estimate becomes a document. */
export function createNeedGap(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
  aside: (call: Call) => Promise<Aside>;
}) {
  const { words, newId } = deps;
  const { reads } = deps.store;

  async function keep(call: Call, made: Concluded, run: Run | undefined) {
    const { person, cohort } = call.who;
    const district = teamOf(call);
    const before = district && (await reads.latestDocument(district.id, "need-gap"));
    const data: NeedGap = { date: dayIn(person.zone, call.now), ...made };
    const id = newId();
    const change = insert("document", {
      ...{ id, kind: "need-gap", data, visibility: "private", subject: null },
      cohortId: cohort?.id ?? null,
      districtId: district?.id ?? null,
      personId: person.id,
      runId: run?.id ?? null,
      replacesId: before?.id ?? null,
      createdAt: call.now,
    });
    // Documents of this kind are written here alone.
    return { id, change, before: before?.data as NeedGap | undefined };
  }

  /** Makes the estimate of the answers, keeps it, and says it; however the answers came. */
  async function settle(
    call: Call,
    answers: Answers,
    { run, fromProfile = false }: { run?: Run; fromProfile?: boolean } = {},
  ): Promise<{ changes: Change[]; reply: Reply; audit: Outcome["audit"] & {} }> {
    const made = conclude(answers, words);
    const { id, change, before } = await keep(call, made, run);
    const district = teamOf(call)?.name;
    const aside = await deps.aside(call);
    const around = { documentId: id, district, fromProfile, aside, before };
    const reply = needGapReply(words, made, around);
    return { changes: [change], reply, audit: [{ action: "need-gap", subject: id }] };
  }

  const tool: Tool = {
    name: "need-gap",
    ...createRules(words),
    async finish(call, run, answers): Promise<Outcome> {
      const { changes, reply, audit } = await settle(call, answers, { run });
      return { changes, outgoing: [toAsker(call, reply)], audit };
    },
  };
  return { tool, settle };
}
