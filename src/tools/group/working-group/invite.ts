import { answer, refuse } from "../../../core/answer.ts";
import { insert, type Outcome, type Outgoing } from "../../../core/change.ts";
import type { Call, Responder } from "../../../core/command.ts";
import { fromDistrict } from "../../../core/from-district.ts";
import { hearsOf } from "../../../core/hears-of.ts";
import type { NewId, Store, Words } from "../../../core/ports.ts";
import type { Document } from "../../../core/records.ts";
import type { Block } from "../../../core/reply.ts";
import { dayIn } from "../../../core/time.ts";
import type { Around } from "../../document/around.ts";
import { heading, text } from "../../document/blocks.ts";
import { current } from "../../document/current.ts";
import { type Kept, keptIn } from "../../document/kept.ts";
import { labelsOf } from "../../document/labels.ts";
import { inWords } from "../../in-words.ts";
import { rowsFor, type WorkingGroup, workingGroupShape } from "./made.ts";
import { REPLY } from "./replies.ts";
import { POSITIONS } from "./says.ts";

/** One message to one person: the role somebody has in mind for them, and two buttons. */
export function invitation(
  words: Words,
  made: WorkingGroup,
  around: Around,
  { documentId, personId }: { documentId: string; personId: string },
): Outgoing {
  const rows = rowsFor(made.members, { id: personId });
  const roles = labelsOf(
    words,
    POSITIONS,
    rows.map(({ position }) => position),
  );
  const duties = rows.flatMap((row) => row.duties ?? []).join("; ");
  const facts = { who: around.person.name, district: around.district?.name ?? "", roles };
  const blocks: Block[] = [
    heading(words("working-group.invitation.title")),
    text(words("working-group.invitation.text", facts)),
    ...(duties ? [text(words("working-group.invitation.duties", { duties }))] : []),
  ];
  const actions = [
    {
      id: `group:${documentId}:yes`,
      label: words("working-group.invitation.accept"),
      style: "primary" as const,
    },
    { id: `group:${documentId}:no`, label: words("working-group.invitation.decline") },
    { id: "say:plan", label: words("working-group.invitation.plan"), value: "plan" },
  ];
  const data = { type: "group-invitation", document: documentId };
  const reply = {
    text: inWords(blocks).join("\n"),
    blocks: [...blocks, { type: "actions" as const, actions }],
    data,
  };
  return { to: { personId }, reply };
}

/** Hears "Accept" and "Not me", keeps it, and tells whoever asked. */
export function createGroupReplies(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
}): Responder {
  const { words, newId } = deps;
  const { reads } = deps.store;

  /** The roles that this person was asked for; undefined when they were not. */
  function rolesFor(found: Document | undefined, personId: string): string | undefined {
    const read = workingGroupShape.safeParse(found && keptIn(found)?.made);
    return found?.kind === "working-group" && read.success ? read.data.asked[personId] : undefined;
  }

  /** Whoever left the district since answers for it no more. */
  const isHere = async (call: Call, { districtId }: Document) =>
    districtId !== null && (await fromDistrict(reads, call, districtId)) !== undefined;

  async function keep(call: Call, found: Document, accepted: boolean, roles: string) {
    const { person } = call.who;
    const { districtId } = found;
    const replies = districtId === null ? [] : await reads.documents({ districtId }, REPLY);
    const before = current(replies).findLast((one) => one.personId === person.id);
    const title = words("working-group.invitation.title");
    const made = { accepted, roles };
    const data: Kept = { title, date: dayIn(person.zone, call.now), answers: {}, made };
    return insert("document", {
      ...{ id: newId(), kind: REPLY, subject: null, visibility: "private", data, runId: null },
      ...{ cohortId: found.cohortId, districtId: found.districtId, personId: person.id },
      ...{ replacesId: before?.id ?? null, createdAt: call.now },
    });
  }

  async function action(call: Call, [documentId = "", said]: string[]): Promise<Outcome> {
    const found = await reads.document(documentId);
    const { person } = call.who;
    const roles = rolesFor(found, person.id);
    if (!found || roles === undefined || !(await isHere(call, found))) {
      const gone = words("working-group.reply.gone");
      return refuse(call, { text: gone, data: { type: "error", reason: "not-yours" } });
    }
    const accepted = said === "yes";
    const who = (await reads.person(found.personId))?.name ?? "";
    const thanks = words(accepted ? "working-group.reply.thanks" : "working-group.reply.sorry", {
      who,
    });
    const told = words(accepted ? "working-group.reply.told-yes" : "working-group.reply.told-no", {
      name: person.name,
      roles: labelsOf(words, POSITIONS, roles.split(",")),
    });
    const data = { type: "group-reply", accepted };
    const asker = await hearsOf(reads, found, found.personId);
    return {
      changes: [await keep(call, found, accepted, roles)],
      outgoing: [
        answer(call, { text: thanks, data }),
        ...(asker && asker !== person.id
          ? [
              {
                to: { personId: asker },
                reply: { text: told, data: { ...data, person: person.id } },
              },
            ]
          : []),
      ],
      audit: [{ action: "group-reply", subject: found.id }],
    };
  }

  return { prefix: "group", action };
}
