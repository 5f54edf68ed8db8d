import { z } from "zod";
import type { Address } from "../../src/core/address.ts";
import { DeliveryError } from "../../src/core/delivery.ts";
import type { Sender } from "../../src/core/incoming.ts";
import type { Clock } from "../../src/core/ports.ts";
import type { Receive } from "../adapter.ts";
import type { CallSlack, SlackLog } from "./deps.ts";
import { directOf } from "./places.ts";

/** How long what was learned is good for, and how soon a failed look-up may be tried again. */
const LEARNED_MS = 24 * 3_600_000;
const FAILED_MS = 10 * 60_000;

/** People remembered, people waiting for their look-up, and look-ups at a time. */
const REMEMBERED = 20_000;
const WAITING = 500;
const AT_ONCE = 3;

/** What users.info tells of a person (docs.slack.dev/reference/objects/user-object). */
const shape = z.object({
  user: z.object({
    name: z.string().optional(),
    real_name: z.string().optional(),
    tz: z.string().nullish(),
    locale: z.string().nullish(),
    is_bot: z.boolean().optional(),
    profile: z
      .object({ real_name: z.string().optional(), display_name: z.string().optional() })
      .optional(),
  }),
});

type Who = Pick<Sender, "tenant" | "userId">;
/** `page`: what they have open, to be shown anew when something was learned. */
type Met = Who & { page?: Address };

/**
 * Finds out what people are called and where they live: Slack's events do not say. Nobody waits for
 * it, and when it fails nobody notices; the next thing the person does is another chance.
 */
export function createProfiles(deps: {
  call: CallSlack;
  receive: Receive;
  clock: Clock;
  log: SlackLog;
}) {
  const { call, receive, clock, log } = deps;
  const notBefore = new Map<string, number>();
  const waiting: Met[] = [];
  const working = new Set<Promise<void>>();

  /** Remembers the newest; the oldest are met again. */
  function remember({ tenant, userId }: Met, forMs: number): void {
    const key = `${tenant}/${userId}`;
    notBefore.delete(key);
    notBefore.set(key, clock.now().getTime() + forMs);
    const [oldest] = notBefore.keys();
    if (notBefore.size > REMEMBERED && oldest !== undefined) notBefore.delete(oldest);
  }

  async function lookUp(met: Met): Promise<void> {
    try {
      await introduce(met);
    } catch (error) {
      remember(met, FAILED_MS);
      const reason = error instanceof DeliveryError ? error.message : "unexpected";
      log.info({ platform: "slack", tenant: met.tenant, reason }, "Slack did not say who it is");
    }
  }

  async function introduce({ tenant, userId, page }: Met): Promise<void> {
    const args = { user: userId, include_locale: true };
    const { user } = shape.parse(await call(tenant, "users.info", args));
    if (user.is_bot) return;
    const { name: handle, tz: zone, locale, profile } = user;
    const name = user.real_name || profile?.real_name || profile?.display_name || "";
    const at = directOf(tenant, userId);
    const now = clock.now();
    await receive({
      id: `slack:${tenant}:introduced:${userId}:${now.toISOString().slice(0, 10)}`,
      sentAt: now,
      from: {
        ...{ platform: "slack", tenant, userId, name, direct: at },
        ...(zone && { zone }),
        ...(locale && { locale }),
      },
      at,
      type: "introduced",
      ...(handle && { handle }),
      ...(page && { page }),
    });
  }

  function work(): void {
    while (working.size < AT_ONCE) {
      const next = waiting.shift();
      if (!next) return;
      const done = lookUp(next).finally(() => {
        working.delete(done);
        work();
      });
      working.add(done);
    }
  }

  return {
    /** Somebody did something. Returns at once. */
    met({ tenant, userId }: Who, page?: Address): void {
      const from = notBefore.get(`${tenant}/${userId}`) ?? 0;
      if (clock.now().getTime() < from || waiting.length >= WAITING) return;
      remember({ tenant, userId }, LEARNED_MS);
      waiting.push({ tenant, userId, ...(page && { page }) });
      work();
    },
    /** Drops who is waiting, and resolves when the look-ups under way are over. */
    async stop(): Promise<void> {
      waiting.length = 0;
      await Promise.all(working);
    },
  };
}
