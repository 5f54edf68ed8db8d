import { answer, refuse } from "../core/answer.ts";
import { type Change, insert, type Outcome, remove } from "../core/change.ts";
import type { Call, Command } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Invitation, Joining } from "../core/invitations.ts";
import type { Cohort, District, Role } from "../core/records.ts";
import type { Action, Block } from "../core/reply.ts";
import { hashOfCode } from "./code.ts";
import type { CohortDeps } from "./deps.ts";
import { mayInvite } from "./may-invite.ts";
import { joinedAs } from "./membership.ts";
import { placeName } from "./roles.ts";
import { createTries } from "./tries.ts";

/** What to do first, by role. */
const FIRST: Record<Role, string> = {
  facilitator: "invite.first.facilitator",
  lead: "invite.first.lead",
  member: "invite.first.member",
  observer: "invite.first.observer",
};

/** `join <code>`: a code makes its user what it says, in one cohort and district. */
export function createJoin(deps: CohortDeps) {
  const { store, words, newId } = deps;
  const { reads } = store;
  const triesOf = createTries(deps, "join-tries");

  /**
   * A code that still works. One that is wrong, used up, expired or taken back sounds alike, and so
   * does one that let somebody in before who was taken out since.
   */
  async function usable(said: string, now: Date): Promise<Invitation | undefined> {
    const hash = hashOfCode(said);
    const found = hash ? await reads.invitationBy(hash) : undefined;
    if (!found || found.expiresAt <= now) return undefined;
    const theirs = await reads.memberships(found.personId);
    const by = theirs.find(({ cohortId }) => cohortId === found.cohortId);
    return mayInvite(by, found) ? found : undefined;
  }

  async function redeem(call: Call, said: string): Promise<Outcome> {
    if (said.trim() === "") throw new UserError(words("invite.how"), { field: "code" });
    const tries = await triesOf(call);
    const found = await usable(said, call.now);
    const cohort = found && (await reads.cohort(found.cohortId));
    if (found && cohort && (await isIn(call, cohort))) return already(call, cohort);
    const joined = found ? await reads.joinings(found.id) : [];
    const again = joined.some(({ personId }) => personId === call.who.person.id);
    if (!found || !cohort || again || joined.length >= found.uses) {
      const data = { type: "error", reason: "no-such-code" };
      const now = call.who.cohort;
      const text = [
        words("invite.wrong"),
        ...(now ? [words("invite.in", { name: now.name })] : []),
      ];
      return { ...refuse(call, { text: text.join(" "), data }), changes: [tries.another()] };
    }
    const district = found.districtId ? await reads.district(found.districtId) : undefined;
    const changes = [...enter(call, found, joined), ...tries.over()];
    return welcome(call, found, changes, cohort, district);
  }

  const isIn = async ({ who }: Call, { id }: Cohort) =>
    (await reads.memberships(who.person.id)).some(({ cohortId }) => cohortId === id);

  function already(call: Call, { name, id }: Cohort): Outcome {
    const data = { type: "joined", cohort: id, again: true };
    return { outgoing: [answer(call, { text: words("invite.already", { name }), data })] };
  }

  /** The last use takes the invitation away: of two who are last at once, one finds it gone. */
  function enter(call: Call, invitation: Invitation, joined: Joining[]): Change[] {
    const { id, cohortId, districtId, role } = invitation;
    const { person } = call.who;
    const last = joined.length + 1 >= invitation.uses;
    return [
      insert("membership", joinedAs(call, newId, { cohortId, districtId, role })),
      last
        ? remove("invitation", invitation)
        : insert("joining", {
            ...{ id: seatOf(invitation, joined), invitationId: id },
            ...{ personId: person.id, at: call.now },
          }),
    ];
  }

  /** A free seat, any of them: of two who take the same at once one looks again, so that none is made up. */
  function seatOf({ id, uses }: Invitation, joined: Joining[]): string {
    const taken = new Set(joined.map((one) => one.id));
    const seats = Array.from({ length: uses }, (_, at) => `${id}:${at + 1}`);
    const free = seats.filter((seat) => !taken.has(seat));
    const die = [...newId()].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
    return free[die % free.length] ?? newId();
  }

  function welcome(
    call: Call,
    { id, role }: Invitation,
    changes: Change[],
    cohort: Cohort,
    district: District | undefined,
  ): Outcome {
    const place = placeName(role, district, words);
    const text = words("invite.welcome", { cohort: cohort.name, place });
    const first = words(FIRST[role]);
    const blocks: Block[] = [
      { type: "text", text },
      { type: "text", text: first },
      { type: "actions", actions: firstSteps(role) },
    ];
    const data = { type: "joined", cohort: cohort.id, role, districtId: district?.id ?? null };
    return {
      changes,
      outgoing: [answer(call, { text: [text, first].join("\n"), blocks, data })],
      audit: [{ action: "cohort.joined", subject: id }],
    };
  }

  function firstSteps(role: Role): Action[] {
    const show = { id: "say:cohort", value: "cohort", label: words("cohort.button.show") };
    const plan = { id: "say:plan", value: "plan", label: words("help.home.button.plan") };
    const gap = { id: "say:gap", value: "gap", label: words("help.home.button.gap") };
    if (role === "lead") return [{ ...plan, style: "primary" }, gap, show];
    if (role === "member") return [plan, show];
    return [show];
  }

  const command: Command = { name: "join", run: redeem };
  return { command, redeem };
}
