import type { Clock, Receipt, Store, Words } from "../../../src/core/ports.ts";
import type { Chart } from "../../../src/core/reply.ts";
import type { Adapter } from "../../adapter.ts";
import { keepingProgress } from "../../attempt.ts";
import type { TeamsLog, TeamsSettings } from "../deps.ts";
import type { Installs } from "../install/installs.ts";
import { directOf, isPersonal, splitThread } from "../places.ts";
import type { Connector } from "../port.ts";
import type { TeamsMessage } from "../render.ts";
import { createCharts } from "./charts.ts";
import { CONVERSATION_GONE } from "./codes.ts";
import { createDoubt } from "./doubt.ts";
import { isHopeless, type Job, startJob } from "./job.ts";
import { createPace, NO_RATES, type Rates } from "./pace.ts";
import { createPlaces, type Place } from "./place.ts";
import { createPaced } from "./post.ts";
import { inThread, readSaid, threadOf } from "./said.ts";
import { createSay } from "./say.ts";
import { createWhisper } from "./whisper.ts";

/** What delivering needs; the last four are for tests, which have no seconds to spare. */
export interface DeliverDeps {
  settings: Pick<TeamsSettings, "appId">;
  connector: Connector;
  installs: Pick<Installs, "spotOf" | "serviceUrlOf" | "removed" | "met">;
  store: { reads: Pick<Store["reads"], "identities"> };
  clock: Clock;
  words: Words;
  drawChart(chart: Chart, size: "small"): Promise<Buffer>;
  log: TeamsLog;
  /** No waiting between messages, nor before another try. */
  timing?: { unpaced: boolean };
  rates?: Rates;
  backoffMs?: number;
  random?: () => number;
}

type Receipts = Parameters<Adapter["deliver"]>[1];

/**
 * Says one message in Teams, or keeps it from being said twice. One attempt ends within 37 s; what it
 * came to know is kept with the message when it fails.
 */
export function createDeliver(deps: DeliverDeps): Adapter["deliver"] {
  const { settings, clock, timing, rates, installs, connector } = deps;
  const quick = timing?.unpaced ? { rates: NO_RATES, backoffMs: 0 } : {};
  const pace = createPace({ clock, ...(rates && { rates }), ...quick });
  const paced = createPaced({ pace, clock });
  const doubt = createDoubt(deps);
  const say = createSay({ paced, connector, doubt });
  const whisper = createWhisper({ paced, connector, doubt });
  const charts = createCharts(deps);
  const bot = `28:${settings.appId ?? "cohort"}`;
  const places = createPlaces({ installs, connector, paced, bot });

  /** Teams' ids of those who are to see a view of their own. */
  async function lookers({ tenant, message }: Job): Promise<string[]> {
    const found: string[] = [];
    for (const personId of message.reply.own?.people ?? []) {
      const all = await deps.store.reads.identities(personId);
      const here = all.filter((one) => one.platform === "teams" && one.tenant === tenant);
      found.push(...here.map(({ userId }) => userId));
    }
    return found;
  }

  /** In a person's own conversation; begun anew, once, where Teams has forgotten it. */
  async function sayTo(job: Job, user: string, parts: TeamsMessage[], receipts: Receipts) {
    const old = readSaid(receipts.replaces);
    const at = directOf(job.tenant, user);
    const place = await places.placeOf(job, at);
    try {
      return await say(job, { place, old, parts });
    } catch (error) {
      if (!isHopeless(error, CONVERSATION_GONE)) throw error;
      const spot = await places.open(job, at);
      return say(job, { place: { ...place, spot }, old, parts });
    }
  }

  async function sayParts(job: Job, receipts: Receipts, parts: TeamsMessage[]): Promise<Receipt> {
    const { privateTo, to } = job.message;
    if (isPersonal(to.conversation)) return sayTo(job, to.conversation, parts, receipts);
    if (privateTo && job.progress.aside) return sayTo(job, privateTo, parts, {});
    const old = readSaid(receipts.replaces);
    const replaced = old && splitThread(old.conversation).thread;
    const thread = threadOf(readSaid(receipts.parent)) ?? to.thread ?? replaced;
    if (!privateTo) return say(job, { place: await places.placeOf(job, to), thread, old, parts });
    const place = await places.ifThere(job, to);
    const shown = place && (await whisper(job, inside(place, thread), privateTo, parts));
    if (shown) return shown;
    return job.message.reply.pointer ? {} : sayTo(job, privateTo, parts, {});
  }

  async function attempt(job: Job, receipts: Receipts): Promise<Receipt> {
    for (;;) {
      const parts = await charts.render(job, await lookers(job));
      try {
        const receipt = await sayParts(job, receipts, parts);
        charts.settle(job);
        return receipt;
      } catch (error) {
        charts.another(job, error);
      }
    }
  }

  return async (message, receipts) => {
    const job = startJob(message, { ...deps, ...quick });
    try {
      return await attempt(job, receipts);
    } catch (error) {
      throw keepingProgress(job, error);
    }
  };
}

/** The same place, in the thread that begins with that message. */
const inside = ({ spot, ...place }: Place, thread: string | undefined): Place => ({
  ...place,
  spot: { ...spot, conversation: inThread(spot.conversation, thread) },
});
