import { placeOf } from "../core/address.ts";
import { type Change, insert, remove, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { Store } from "../core/ports.ts";

/** How long a typed "yes" still answers the question. Its buttons work for ever. */
const OPEN_MS = 86_400_000;

interface Asked {
  template: string;
  place: string;
  at: string;
}

const idOf = (call: Call) => `plan-question:${call.who.person.id}`;

/** Remembers, per person, which plan's question waits for a typed answer, and where. */
export function createPendingQuestion({ reads }: Pick<Store, "reads">) {
  async function ask(call: Call, template: string): Promise<Change> {
    const old = await reads.setting(idOf(call));
    const value: Asked = { template, place: placeOf(call.at), at: call.now.toISOString() };
    return old ? update("setting", old, { value }) : insert("setting", { id: idOf(call), value });
  }

  /** The template asked about in this place; undefined when something else was begun here since. */
  async function waiting(call: Call): Promise<string | undefined> {
    const asked = (await reads.setting(idOf(call)))?.value as Asked | undefined;
    if (!asked || asked.place !== placeOf(call.at)) return undefined;
    const at = new Date(asked.at);
    if (call.now.getTime() - at.getTime() > OPEN_MS) return undefined;
    const run = await reads.openRun(call.who.person.id, asked.place);
    return run && run.touchedAt > at ? undefined : asked.template;
  }

  async function settle(call: Call): Promise<Change[]> {
    const old = await reads.setting(idOf(call));
    return old ? [remove("setting", old)] : [];
  }

  return { ask, waiting, settle };
}
