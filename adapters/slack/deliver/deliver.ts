import type { Clock, Delivery, Receipt, Words } from "../../../src/core/ports.ts";
import type { Chart } from "../../../src/core/reply.ts";
import type { Adapter } from "../../adapter.ts";
import { keepingProgress } from "../../attempt.ts";
import type { CallSlack, Installs, SlackLog } from "../deps.ts";
import { homeOwner } from "../places.ts";
import type { SlackMessage } from "../render.ts";
import { createCharts } from "./charts.ts";
import { createPublish } from "./home.ts";
import { type Job, startJob } from "./job.ts";
import type { Spot } from "./look.ts";
import { createPace, type Gaps } from "./pace.ts";
import { createPaced } from "./post.ts";
import { readSaid } from "./said.ts";
import { createSay } from "./say.ts";
import { createUpload } from "./upload.ts";
import { createWhisper } from "./whisper.ts";

/** What delivering needs; `timing` is for tests, which have no seconds to spare. */
export interface DeliverDeps {
  call: CallSlack;
  installs: Pick<Installs, "find">;
  clock: Clock;
  /** The time Slack lives in; `clock` when left out. */
  wall?: Clock;
  words: Words;
  drawChart(chart: Chart): Promise<Buffer>;
  log: SlackLog;
  timing?: { gaps: Gaps; settleMs: number };
}

type Places = Parameters<Adapter["deliver"]>[1];

/**
 * Says one message in Slack, or finds out that an earlier attempt has said it. One attempt ends
 * within 37 s; what it came to know is kept with the message when it fails.
 */
export function createDeliver(deps: DeliverDeps): Adapter["deliver"] {
  const { clock, timing } = deps;
  const pace = createPace({ clock, ...(timing && { gaps: timing.gaps }) });
  const paced = createPaced({ ...deps, pace });
  const say = createSay({ ...deps, paced });
  const whisper = createWhisper({ paced, clock });
  const publish = createPublish({ ...deps, paced });
  const charts = createCharts({ ...deps, upload: createUpload(deps) });

  async function sayParts(job: Job, places: Places, parts: SlackMessage[]): Promise<Receipt> {
    const { privateTo, to } = job.message;
    const spot = spotOf(job.message, places);
    const old = readSaid(places.replaces);
    if (!privateTo || to.conversation === privateTo) return say(job, spot, parts, old);
    // Also in somebody else's direct conversation, where Slack takes it for no channel of theirs.
    const shown = await whisper(job, spot, privateTo, parts);
    if (shown) return shown;
    return job.message.reply.pointer ? {} : say(job, { channel: privateTo }, parts);
  }

  async function attempt(job: Job, places: Places): Promise<Receipt> {
    const home = homeOwner(job.message.to);
    if (home !== undefined) {
      await publish(job, home);
      return { home };
    }
    for (;;) {
      const parts = await charts.render(job);
      try {
        return await sayParts(job, places, parts);
      } catch (error) {
        charts.another(job, error);
      }
    }
  }

  return async (message, places) => {
    const job = startJob(message, deps, timing?.settleMs);
    try {
      return await attempt(job, places);
    } catch (error) {
      throw keepingProgress(job, error);
    }
  };
}

/** Slack hangs a message under the first of a thread, never under a reply. */
function spotOf({ to }: Delivery, { parent, replaces }: Places): Spot {
  const under = readSaid(parent);
  const thread = under?.thread ?? under?.ts[0] ?? to.thread ?? readSaid(replaces)?.thread;
  return { channel: to.conversation, ...(thread && { thread }) };
}
