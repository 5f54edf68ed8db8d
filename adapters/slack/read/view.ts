import { createHash } from "node:crypto";
import { z } from "zod";
import { type Reading, senderOf } from "./arrival.ts";
import { actor, delivery, viewId } from "./shapes.ts";
import type { SlackRead } from "./slack-read.ts";

const shape = z.object({
  user: actor,
  trigger_id: delivery.optional(),
  view: z.object({
    id: viewId,
    callback_id: z.string().max(255),
    private_metadata: z.string().max(3000),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  }),
});

/** A modal that was filled in. Whose form it is and what its values mean is for form/ to say. */
export function readView(payload: unknown, reading: Reading): SlackRead {
  const read = shape.safeParse(payload);
  if (!read.success) return { type: "unknown", what: "view_submission" };
  const { user, trigger_id, view } = read.data;
  const from = senderOf(reading, user.id, { name: user.name ?? user.username });
  const named = trigger_id ?? `${view.id}:${digestOf(view.state.values)}`;
  const arrival = {
    ...{ id: `slack:${reading.tenant}:${named}`, sentAt: reading.now },
    ...{ from, at: from.direct },
  };
  return {
    type: "submitted",
    arrival,
    view: {
      id: view.id,
      callbackId: view.callback_id,
      privateMetadata: view.private_metadata,
      values: view.state.values,
    },
    ...(trigger_id && { triggerId: trigger_id }),
  };
}

/**
 * Slack does not promise a trigger id here. The same view may be sent again with other values, after
 * errors were shown beside its fields.
 */
const digestOf = (values: object) =>
  createHash("sha256").update(JSON.stringify(values)).digest("hex").slice(0, 32);
