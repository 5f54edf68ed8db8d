import { z } from "zod";
import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import { namedShape } from "../list/provider.ts";

export const approvalShape = z.object({
  what: z.string(),
  approver: namedShape,
  askedBy: namedShape,
  template: z.string().exactOptional(),
  reason: z.string().exactOptional(),
  by: z.string().exactOptional(),
  decision: z
    .object({
      verdict: z.enum(["approved", "sent-back"]),
      on: z.string(),
      comment: z.string().exactOptional(),
    })
    .exactOptional(),
});

/** What a document of kind "approval" holds: a request, and in its next version what was decided. */
export type Approval = z.infer<typeof approvalShape>;

export type Verdict = (Approval["decision"] & {})["verdict"];

const TITLES = {
  waiting: "approval.title.waiting",
  approved: "approval.title.approved",
  "sent-back": "approval.title.sent-back",
};

/** The request with what became of it. */
export function showApproval(made: Approval, { words }: { words: Words }): Block[] {
  const { what, approver, askedBy, template, reason, by, decision } = made;
  const names = { asker: askedBy.name, name: approver.name };
  const asked = by
    ? words("approval.asked-by-day", { ...names, day: showDate(by) })
    : words("approval.asked", names);
  const lines = [
    asked,
    ...(decision ? [words("approval.decided", { ...names, day: showDate(decision.on) })] : []),
    ...(decision?.comment ? [words("approval.comment", { comment: decision.comment })] : []),
    ...(reason ? [words("approval.reason", { reason })] : []),
    ...(template ? [words("approval.template", { template })] : []),
  ];
  const title = words(TITLES[decision?.verdict ?? "waiting"], { what, name: approver.name });
  return [
    { type: "heading", text: title },
    { type: "text", text: lines.join("\n") },
  ];
}
