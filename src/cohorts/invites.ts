import { answer } from "../core/answer.ts";
import { type Outcome, remove } from "../core/change.ts";
import type { Call, Command } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { fromCohort } from "../core/from-cohort.ts";
import type { Invitation } from "../core/invitations.ts";
import type { Action, Block } from "../core/reply.ts";
import { showDate } from "../core/show.ts";
import { dayIn } from "../core/time.ts";
import type { CohortDeps } from "./deps.ts";
import { mayInvite } from "./may-invite.ts";
import { insider, placeName } from "./roles.ts";

type Open = Invitation & { used: number };

/** As many as fit in one row of buttons; the others are revoked by their number. */
const BUTTONS = 10;

/** `invites`: the codes that still work, and taking one back. */
export function createInvites({ store, words }: CohortDeps) {
  const { reads } = store;

  /** Those that still work and that the asker could have made, oldest first, and how often each was used. */
  async function open(call: Call): Promise<Open[]> {
    const { cohort, membership } = insider(call, words);
    const all = await reads.invitations(cohort.id);
    const theirs = all.filter((one) => one.expiresAt > call.now && mayInvite(membership, one));
    const counted = theirs.map(async (one) => {
      return { ...one, used: (await reads.joinings(one.id)).length };
    });
    return (await Promise.all(counted)).filter(({ used, uses }) => used < uses);
  }

  async function lineOf(call: Call, invitation: Open, number: number): Promise<string> {
    const { districtId, role, uses, used, expiresAt } = invitation;
    const district = districtId ? await reads.district(districtId) : undefined;
    return words("invite.line", {
      ...{ number, place: placeName(role, district, words), uses, used },
      day: showDate(dayIn(call.who.person.zone, expiresAt)),
    });
  }

  async function list(call: Call): Promise<Outcome> {
    const all = await open(call);
    const data = { type: "invitations", invitations: all.map(({ id }) => id) };
    if (all.length === 0) return { outgoing: [answer(call, { text: words("invite.none"), data })] };
    const lines = await Promise.all(all.map((one, at) => lineOf(call, one, at + 1)));
    const text = [words("invite.list"), ...lines].join("\n");
    const actions: Action[] = all.slice(0, BUTTONS).map(({ id }, at) => ({
      ...{ id: `invite:${id}:revoke`, label: words("invite.button.revoke-n", { number: at + 1 }) },
    }));
    const blocks: Block[] = [
      { type: "text", text },
      { type: "actions", actions },
    ];
    return { outgoing: [answer(call, { text, blocks, data })] };
  }

  /** What is gone, what is another cohort's and what the asker may not touch sound alike. */
  async function revoke(call: Call, id: string): Promise<Outcome> {
    const found = await reads.invitation(id);
    const home = found && (await fromCohort(reads, call, found.cohortId));
    if (!found || !home || !mayInvite(home.who.membership, found))
      throw new UserError(words("invite.gone"), { reason: "gone" });
    const data = { type: "invitation-revoked", id };
    return {
      changes: [remove("invitation", found)],
      outgoing: [answer(call, { text: words("invite.revoked"), data })],
      audit: [{ action: "invitation.revoked", subject: id }],
    };
  }

  const command: Command = {
    name: "invites",
    roles: ["facilitator", "lead"],
    verbs: ["revoke"],
    async run(call, args) {
      const [, number] = /^revoke\s+#?(\d{1,4})$/i.exec(args) ?? [];
      if (!number) return list(call);
      const found = (await open(call))[Number(number) - 1];
      return revoke(call, found?.id ?? "");
    },
  };
  return { command, revoke };
}
