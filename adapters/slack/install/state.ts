import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { type InstallURLOptions, InvalidStateError, type StateStore } from "@slack/oauth";
import type { Clock, Store } from "../../../src/core/ports.ts";

/** How long someone may take between the install page and Slack's answer. */
export const STATE_MINUTES = 10;
const STATE_MS = STATE_MINUTES * 60_000;

const SHAPE = /^([A-Za-z0-9_-]{22})\.([0-9a-z]{1,10})\.([A-Za-z0-9_-]{43})$/;

/**
 * What binds Slack's answer to the browser that asked: 128 random bits, signed, good for ten minutes
 * and for one use in all processes, which the database sees to.
 */
export function createStates(deps: {
  secret: string;
  store: Pick<Store, "commit">;
  clock: Clock;
  /** Handed back with a good state: a state itself holds no wishes. */
  options: InstallURLOptions;
}): StateStore {
  const { secret, store, clock, options } = deps;
  const sign = (body: string) =>
    createHmac("sha256", secret).update(`slack-state|${body}`).digest("base64url");

  return {
    async generateStateParam() {
      const until = (clock.now().getTime() + STATE_MS).toString(36);
      const body = `${randomBytes(16).toString("base64url")}.${until}`;
      return `${body}.${sign(body)}`;
    },

    async verifyStateParam(_now, state) {
      const [, nonce = "", until = "", signature = ""] = SHAPE.exec(state) ?? [];
      const expected = sign(`${nonce}.${until}`);
      if (!same(signature, expected)) throw new InvalidStateError("the state is not ours");
      const now = clock.now();
      if (Number.parseInt(until, 36) <= now.getTime())
        throw new InvalidStateError("the state is too old");
      // A cause is kept for longer than a state lives, and is applied once.
      const used = { cause: `slack-state:${nonce}`, changes: [], postings: [], audit: [] };
      if ((await store.commit(used, now)) === "duplicate")
        throw new InvalidStateError("the state was used");
      return options;
    },
  };
}

const same = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
