import { answer, refuse } from "../../../core/answer.ts";
import { insert, type Outcome, update } from "../../../core/change.ts";
import type { Call, Responder } from "../../../core/command.ts";
import type { Form } from "../../../core/form.ts";
import { hearsOf } from "../../../core/hears-of.ts";
import type { Document } from "../../../core/records.ts";
import type { Block } from "../../../core/reply.ts";
import { dayIn } from "../../../core/time.ts";
import type { DocumentDeps } from "../../document/document-tool.ts";
import { type Kept, keptIn } from "../../document/kept.ts";
import { asReader } from "../../document/readable.ts";
import { type Approval, approvalShape, type Verdict } from "./approval.ts";

/** A request that waits for the person who pressed. */
interface Open {
  home: Call;
  document: Document;
  kept: Kept;
  made: Approval;
}

const DONE = { approved: "approval.done.approved", "sent-back": "approval.done.sent-back" };
const TOLD = { approved: "approval.told.approved", "sent-back": "approval.told.sent-back" };

/** Hears the approver's two buttons. The decision is the request's next version; the asker is told. */
export function createDecisions(deps: DocumentDeps): Responder {
  const { words, newId } = deps;
  const { reads } = deps.store;

  const turnedAway = (call: Call, text: string, reason: string): Outcome =>
    refuse(call, { text, data: { type: "error", reason } });

  async function open(call: Call, id: string): Promise<Open | Outcome> {
    const document = await reads.document(id);
    const home = document?.kind === "approval" ? await asReader(reads, call, document) : undefined;
    const kept = document && keptIn(document);
    const read = approvalShape.safeParse(kept?.made);
    if (!document || !home || !kept || !read.success || document.districtId === null)
      return turnedAway(call, words("approval.not-there"), "not-there");
    const { approver } = read.data;
    if (approver.id !== call.who.person.id)
      return turnedAway(call, words("approval.not-you", { name: approver.name }), "not-you");
    const all = await reads.documents({ districtId: document.districtId }, "approval");
    if (read.data.decision || all.some(({ replacesId }) => replacesId === id))
      return turnedAway(call, words("approval.late"), "late");
    return { home, document, kept, made: read.data };
  }

  async function decide(call: Call, found: Open, verdict: Verdict, comment: string) {
    const { home, document, kept } = found;
    const { version: _, ...row } = document;
    const { person, district } = home.who;
    const on = dayIn(person.zone, call.now);
    const made: Approval = {
      ...found.made,
      decision: { verdict, on, ...(comment && { comment }) },
    };
    const next = { ...row, id: newId(), replacesId: document.id, createdAt: call.now };
    const origin = `approval:${document.subject ?? ""}`;
    const plan = district && (await deps.plan(home, district, [], origin));
    const { what, askedBy } = made;
    const asker = await hearsOf(reads, document, document.personId);
    const text = words(DONE[verdict], { what, asker: askedBy.name });
    const data = { type: "approval", document: next.id, verdict };
    return {
      changes: [
        insert("document", { ...next, data: { ...kept, date: on, made } satisfies Kept }),
        // Touching the request makes the second of two clicks count again.
        update("document", document, {}),
        ...(plan?.changes ?? []),
      ],
      outgoing: [
        answer(call, { text, data }),
        ...(asker && asker !== person.id
          ? [tellAsker(asker, next.id, made, verdict, comment)]
          : []),
        ...(plan?.outgoing ?? []),
      ],
      audit: [{ action: `approval.${verdict}`, subject: next.id }],
    };
  }

  function tellAsker(
    personId: string,
    id: string,
    { what, approver }: Approval,
    verdict: Verdict,
    comment: string,
  ) {
    const lines = [
      words(TOLD[verdict], { what, name: approver.name }),
      ...(comment ? [words("approval.comment", { comment })] : []),
      ...(verdict === "sent-back" ? [words("approval.told-next.sent-back")] : []),
    ];
    const text = lines.join("\n");
    const label = words("result.button.edit");
    const blocks: Block[] = [
      { type: "text", text },
      ...(verdict === "sent-back"
        ? [{ type: "actions" as const, actions: [{ id: `result:${id}:edit`, label }] }]
        : []),
    ];
    return { to: { personId }, reply: { text, blocks, data: { type: "approval", document: id } } };
  }

  const form = (id: string, value: string, wrong?: string): Form => ({
    ...{ id: `approval:${id}`, title: words("approval.form.title") },
    submit: words("approval.form.submit"),
    fields: [{ id: "comment", type: "longtext", label: words("approval.form.comment"), value }],
    ...(wrong && { errors: { comment: wrong } }),
  });

  return {
    prefix: "approval",
    async action(call, [id = "", verb]) {
      const found = await open(call, id);
      if (!("made" in found)) return found;
      return verb === "approve" ? decide(call, found, "approved", "") : { form: form(id, "") };
    },
    async submit(call, [id = ""], values) {
      const found = await open(call, id);
      if (!("made" in found)) return found;
      const comment = (values.comment ?? "").trim().slice(0, 1000);
      if (comment === "")
        return { refused: true, form: form(id, "", words("approval.form.missing")) };
      return decide(call, found, "sent-back", comment);
    },
  };
}
