import type { Outgoing } from "../../../core/change.ts";
import { UserError } from "../../../core/errors.ts";
import type { Action, Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import { linesOf } from "../../document/result-reply.ts";
import { peopleOf, textOf } from "../../given.ts";
import type { Answers } from "../../value.ts";
import { type Approval, approvalShape, showApproval } from "./approval.ts";

/** Asks a named person of the district for approval; they get a message with two buttons. */
export const approvalTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<Approval>(
    {
      ...{ name: "approval", shape: approvalShape, make, show: showApproval },
      subject: ({ what }) => what,
      tell: (made, around, { documentId }) => request(made, around, documentId),
      tasks,
    },
    deps,
  );

function make(answers: Answers, { words, person, people }: Around): Approval {
  const [named] = peopleOf(answers, "approver");
  const approver = people.find(({ id }) => id === named?.id);
  if (!approver) {
    const text = named
      ? words("approval.no-account", { name: named.name })
      : words("approval.no-approver");
    throw new UserError(text, { field: "approver" });
  }
  if (approver.id === person.id) throw new UserError(words("approval.own"), { field: "approver" });
  if (approver.observes) {
    const text = words("approval.observer", { name: approver.name });
    throw new UserError(text, { field: "approver" });
  }
  const [template, reason, by] = ["template", "reason", "by"].map((id) => textOf(answers, id));
  return {
    ...{ what: textOf(answers, "what") ?? "", approver, askedBy: person },
    ...(template && { template }),
    ...(reason && { reason }),
    ...(by && { by }),
  };
}

/** The asker looks after it, since the approver has the request itself. */
function tasks({ what, approver, askedBy, by }: Approval, { words }: Around): Task[] {
  if (!by) return [];
  const label = words("approval.task", { what, name: approver.name });
  return [{ key: "decide", label, owner: askedBy, dueOn: by }];
}

/** What the approver is asked, wherever they can be reached. */
function request(made: Approval, { words }: Around, documentId: string): Outgoing[] {
  const { approver, askedBy, what, by, reason, template } = made;
  if (!approver.id) return [];
  const asker = askedBy.name;
  const lines = [
    ...(by ? [words("approval.request.by-day", { day: showDate(by) })] : []),
    ...(reason ? [words("approval.reason", { reason })] : []),
    ...(template ? [words("approval.template", { template })] : []),
    words("approval.request.private", { asker }),
  ];
  const id = `approval:${documentId}`;
  const actions: Action[] = [
    { id: `${id}:approve`, label: words("approval.button.approve"), style: "primary" },
    { id: `${id}:back`, label: words("approval.button.back"), opens: "form" },
  ];
  const blocks: Block[] = [
    { type: "heading", text: words("approval.request.title", { asker }) },
    { type: "text", text: [words("approval.request.what", { what }), ...lines].join("\n") },
  ];
  const text = linesOf(blocks).join("\n");
  const data = { type: "approval-request", document: documentId };
  return [
    {
      to: { personId: approver.id },
      reply: { text, blocks: [...blocks, { type: "actions", actions }], data },
    },
  ];
}
