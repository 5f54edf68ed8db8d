import { answer } from "../core/answer.ts";
import { insert, type Outcome, remove } from "../core/change.ts";
import type { Call, Command } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { District, Role } from "../core/records.ts";
import type { Block } from "../core/reply.ts";
import { showDate } from "../core/show.ts";
import { dayIn } from "../core/time.ts";
import { codeFrom, hashOfCode } from "./code.ts";
import type { CohortDeps } from "./deps.ts";
import { districtMeant } from "./districts.ts";
import { mayInvite } from "./may-invite.ts";
import { type Insider, insider, placeName, readRole } from "./roles.ts";

const DAYS = 14;
/** One code for a whole team; a code that gives much is for one person. */
const USES: Record<Role, number> = { facilitator: 1, lead: 1, member: 25, observer: 25 };

/**
 * `invite [district] [as role]`: a code with which people join. Its hash is kept; the code itself is
 * in the message alone, until delivered messages are swept.
 */
export function createInvite({ store, words, newId }: CohortDeps): Command {
  const { reads } = store;

  function whichDistrict(call: Call, all: District[], role: Role): Outcome {
    const names = all.map(({ name }) => name).join(", ");
    const text = words("invite.which", { names });
    const actions = all.slice(0, 20).map(({ name }, at) => ({
      ...{ id: `say:invite-${at}`, label: name, value: `invite ${name} as ${role}` },
    }));
    const blocks: Block[] = [
      { type: "text", text },
      { type: "actions", actions },
    ];
    const data = { type: "districts", districts: all.map(({ id }) => id) };
    return { outgoing: [answer(call, { text, blocks, data })] };
  }

  /** A facilitator names the district where there are several; a lead has one; a facilitator needs none. */
  async function districtOf(
    { cohort, membership, district }: Insider,
    said: string,
    role: Role,
  ): Promise<District | undefined | District[]> {
    if (said !== "") return districtMeant(reads, cohort, said, words);
    if (role === "facilitator") return undefined;
    if (membership.role === "lead" && district) return district;
    const all = await reads.districts(cohort.id);
    if (all.length === 0) throw new UserError(words("cohort.district.none"));
    return all.length === 1 ? all[0] : all;
  }

  async function make(call: Call, home: Insider, role: Role, district: District | undefined) {
    const { cohort, membership } = home;
    const what = { cohortId: cohort.id, districtId: district?.id ?? null, role };
    if (!mayInvite(membership, what))
      throw new UserError(words("invite.own-district"), { reason: "own-district" });
    const code = codeFrom(newId());
    const uses = USES[role];
    const expiresAt = new Date(call.now.getTime() + DAYS * 86_400_000);
    const row = {
      ...{ id: newId(), ...what, hash: hashOfCode(code) ?? "", personId: call.who.person.id },
      ...{ uses, createdAt: call.now, expiresAt },
    };
    const over = (await reads.invitations(cohort.id)).filter((one) => one.expiresAt <= call.now);
    const day = showDate(dayIn(call.who.person.zone, expiresAt));
    const place = placeName(role, district, words);
    const text = words("invite.made", { place, cohort: cohort.name, code });
    const terms = words("invite.terms", { uses, day });
    const revoke = { id: `invite:${row.id}:revoke`, label: words("invite.button.revoke") };
    const reply = {
      text: [text, terms].join("\n"),
      blocks: [
        { type: "text" as const, text },
        { type: "text" as const, text: terms },
        { type: "actions" as const, actions: [revoke] },
      ],
      data: { type: "invitation", id: row.id, role, districtId: row.districtId, uses },
    };
    return {
      changes: [...over.map((one) => remove("invitation", one)), insert("invitation", row)],
      outgoing: [answer(call, reply)],
      audit: [{ action: "invitation.made", subject: row.id }],
    } satisfies Outcome;
  }

  return {
    name: "invite",
    roles: ["facilitator", "lead"],
    async run(call, args) {
      const home = insider(call, words);
      const [, said = "", named] = /^(.*?)(?:(?:^|\s+)as\s+(?:an?\s+)?(\S+))?$/i.exec(args) ?? [];
      const role = named ? readRole(named) : "member";
      if (!role)
        throw new UserError(words("invite.no-role", { said: named ?? "" }), { field: "role" });
      const district = await districtOf(home, said.replace(/^(?:for|to|into)\s+/i, ""), role);
      if (Array.isArray(district)) return whichDistrict(call, district, role);
      return make(call, home, role, role === "facilitator" ? undefined : district);
    },
  };
}
