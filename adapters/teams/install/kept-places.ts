import { type Change, insert, update } from "../../../src/core/change.ts";
import type { Reference } from "../../../src/core/references.ts";
import type { TeamsDeps } from "../deps.ts";
import type { Left, Met } from "../read/teams-read.ts";

/** A place is written as seen at most this often. */
const DAY_MS = 86_400_000;

/** Kept with a channel that was left because its team was: it comes back with it. */
const WITH_TEAM = { left: "team" };

type Known = Reference["known"];

/**
 * The places of our database. Every write is based on what was read a moment before, and throws
 * StaleError when somebody else was quicker.
 */
export function createPlaces(deps: Pick<TeamsDeps, "store" | "clock" | "newId">) {
  const { store, clock, newId } = deps;
  const { reads } = store;

  async function write(action: string, tenant: string, changes: Change[]): Promise<void> {
    const audit = [{ personId: null, action, subject: `teams:${tenant}` }];
    const cause = `teams-place:${newId()}`;
    await store.commit({ cause, changes, postings: [], audit }, clock.now());
  }

  /** False when nothing of it is new. */
  async function keep(tenant: string, told: Met): Promise<boolean> {
    const old = await reads.reference("teams", tenant, told.conversation);
    const now = clock.now();
    const met = old ? withTeamOf(old, told) : told;
    if (old && !isNew(old, met, now)) return false;
    const { conversation, kind, within } = met;
    const known: Known = { ...(old && withoutMark(old)), ...met.known };
    const set = { kind, within, known, status: "active" as const, seenAt: now };
    const place = old
      ? update("reference", old, set)
      : insert("reference", { id: newId(), platform: "teams", tenant, conversation, ...set });
    const back = old?.status === "active" ? [] : await backWithTeam(tenant, met);
    await write(old ? "teams.place-changed" : "teams.place-met", tenant, [place, ...back]);
    return true;
  }

  /** The channels of a team that the bot was added to again. */
  async function backWithTeam(tenant: string, { conversation, within }: Met): Promise<Change[]> {
    if (within === null) return [];
    const all = await reads.references("teams", tenant, within);
    return all
      .filter((one) => one.known.left === WITH_TEAM.left && one.conversation !== conversation)
      .map((one) => update("reference", one, { known: withoutMark(one), status: "active" }));
  }

  /** False when the bot was not there. */
  async function forget(tenant: string, left: Left): Promise<boolean> {
    const there = (await leftPlaces(tenant, left)).filter(({ status }) => status === "active");
    if (there.length === 0) return false;
    const changes = there.map((one) => {
      const known = "team" in left ? { ...one.known, ...WITH_TEAM } : one.known;
      return update("reference", one, { status: "removed", known });
    });
    await write("teams.place-left", tenant, changes);
    return true;
  }

  async function leftPlaces(tenant: string, left: Left): Promise<Reference[]> {
    const id = "team" in left ? left.team : left.conversation;
    const own = await reads.reference("teams", tenant, id);
    const within = "team" in left ? await reads.references("teams", tenant, id) : [];
    return own && !within.some((one) => one.id === own.id) ? [own, ...within] : within;
  }

  /** A tenant has the bot as long as it is in one of its places. Read again after a write: a place may have come meanwhile. */
  async function settle(tenant: string): Promise<void> {
    for (;;) {
      const active = (await reads.activeReference("teams", tenant)) !== undefined;
      const status = active ? "active" : "removed";
      const row = await reads.installation("teams", tenant);
      if (row ? row.status === status : !active) return;
      const about = { platform: "teams" as const, tenant, name: tenant, secrets: null };
      const since = active ? { installedAt: clock.now() } : {};
      const change = row
        ? update("installation", row, { status, ...since })
        : insert("installation", { id: newId(), ...about, status, installedAt: clock.now() });
      await write(active ? "teams.installed" : "teams.removed", tenant, [change]);
    }
  }

  return { keep, forget, settle };
}

/** Not every activity of a channel tells its team; a channel never leaves it. */
const withTeamOf = ({ kind, within }: Reference, met: Met): Met =>
  within !== null && met.within === null ? { ...met, kind, within } : met;

function withoutMark({ known }: Reference): Known {
  const { left: _, ...rest } = known;
  return rest;
}

/** True when Teams tells something else than we know, or was not heard there for a day. */
function isNew(old: Reference, met: Met, now: Date): boolean {
  if (old.status === "removed" || old.kind !== met.kind || old.within !== met.within) return true;
  if (now.getTime() - old.seenAt.getTime() >= DAY_MS) return true;
  return Object.entries(met.known).some(([key, value]) => old.known[key] !== value);
}
