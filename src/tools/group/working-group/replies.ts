import { z } from "zod";
import type { Around } from "../../document/around.ts";
import type { WorkingGroup } from "./made.ts";

/** The kind of the document that keeps what somebody answered to their invitation. */
export const REPLY = "group-reply";

/** What it holds: the roles as they were asked for, and whether they were accepted. */
const replyShape = z.object({ accepted: z.boolean(), roles: z.string() });

/** Where an invitation stands. */
export interface Asked {
  id: string;
  name: string;
  roles: string;
  state: "accepted" | "declined" | "waiting";
}

/** Everybody of the district who was asked, with their answer to just these roles. */
export function askedOf({ asked }: WorkingGroup, around: Around): Asked[] {
  const replies = around.all(REPLY, replyShape);
  return Object.entries(asked).flatMap(([id, roles]): Asked[] => {
    const reply = replies.findLast((one) => one.personId === id && one.made.roles === roles);
    // Whoever has left the district since is waited for no more.
    const name = around.people.find((one) => one.id === id)?.name;
    const state = !reply ? "waiting" : reply.made.accepted ? "accepted" : "declined";
    return name === undefined ? [] : [{ id, name, roles, state }];
  });
}
