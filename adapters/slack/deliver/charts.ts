import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Clock } from "../../../src/core/ports.ts";
import type { Chart, Reply } from "../../../src/core/reply.ts";
import { checkTime } from "../../attempt.ts";
import { within } from "../../within.ts";
import { type ChartOptions, drawable } from "../chart.ts";
import type { Installs, SlackLog } from "../deps.ts";
import { renderSlack, type SlackMessage } from "../render.ts";
import { slackCodeOf } from "./failure.ts";
import { type Job, repeatable, saidOf, soon } from "./job.ts";
import type { Upload } from "./upload.ts";

/** Slack is slowly handing its charts out, so a workspace is asked again after this. */
const REFUSED_MS = 6 * 3_600_000;
const MOST_TENANTS = 1_000;
/** How often a message waits for a picture to be taken, and for Slack to get ready those it has. */
const WAITS = 3;
const DRAW_MS = 8_000;

/** What drawing charts for Slack needs. */
export interface ChartDeps {
  installs: Pick<Installs, "find">;
  clock: Clock;
  upload: Upload;
  drawChart(chart: Chart): Promise<Buffer>;
  log: SlackLog;
}

/**
 * Shows charts as the workspace takes them: by Slack itself, else as pictures, else in words. The
 * choice stays with the message, since another one would put its parts in other places.
 */
export function createCharts(deps: ChartDeps) {
  const { installs, clock, upload, drawChart, log } = deps;
  const refused = new Map<string, number>();

  const isRefused = (tenant: string) => (refused.get(tenant) ?? 0) > clock.now().getTime();

  function refuse({ tenant }: Job): void {
    const [oldest] = refused.size >= MOST_TENANTS ? refused.keys() : [];
    if (oldest !== undefined) refused.delete(oldest);
    refused.set(tenant, clock.now().getTime() + REFUSED_MS);
    log.info(
      { platform: "slack", tenant },
      "this workspace takes no charts, so they go as pictures",
    );
  }

  /** Undefined where there is none to be had; the words beside it say the same. */
  async function picture(job: Job, chart: Chart): Promise<string | undefined> {
    try {
      checkTime(job);
      // No longer than a call may take, so that the attempt ends in time.
      const drawn = await within(DRAW_MS, drawChart(chart));
      return await upload(job, drawn, chart.alt);
    } catch (error) {
      const later = repeatable(job, clock, error);
      const passing = later instanceof DeliveryError && later.kind === "not-sent";
      if (passing && job.message.attempt <= WAITS) throw later;
      const reason = later instanceof DeliveryError ? slackCodeOf(later) : "not_drawn";
      log.warn({ platform: "slack", reason }, "a chart goes out in words");
      return undefined;
    }
  }

  async function pictures(job: Job, charts: Chart[]): Promise<Map<Chart, string>> {
    const scopes = (await installs.find(job.tenant))?.scopes ?? [];
    if (!scopes.includes("files:write")) return new Map();
    const known = new Map(Object.entries(JSON.parse(job.progress.pictures ?? "{}")));
    for (const [at, chart] of charts.entries()) {
      if (known.has(String(at))) continue;
      known.set(String(at), (await picture(job, chart)) ?? "");
      job.progress.pictures = JSON.stringify(Object.fromEntries(known));
    }
    return new Map(charts.map((chart, at) => [chart, String(known.get(String(at)))] as const));
  }

  /** How the charts of this message are shown, decided once. */
  async function options(job: Job, { reply }: Job["message"]): Promise<ChartOptions> {
    const all = (reply.blocks ?? []).filter((block) => block.type === "chart");
    if (all.length === 0) return {};
    job.progress.charts ??= isRefused(job.tenant) || !firstAlone(reply) ? "picture" : "native";
    const native = job.progress.charts === "native";
    if (job.progress.charts === "words") return { charts: "words" };
    const drawn = await pictures(job, native ? all.filter((one) => !drawable(one)) : all);
    return { charts: native ? "native" : "words", pictures: withoutGaps(drawn) };
  }

  /** The message's parts, with its charts as they are to be shown. */
  const render = async (job: Job): Promise<SlackMessage[]> =>
    renderSlack(job.message.reply, await options(job, job.message));

  /** What is to be done about blocks that were refused: true to render and send again, or throws. */
  function another(job: Job, error: unknown): true {
    const blocks = error instanceof DeliveryError && slackCodeOf(error) === "invalid_blocks";
    const { progress } = job;
    if (!blocks || saidOf(job).ts.length > 0 || progress.shown || !progress.charts) throw error;
    if (progress.charts === "native") {
      progress.charts = "picture";
      delete progress.pictures;
      refuse(job);
      return true;
    }
    const waits = Number(progress.waits ?? 0);
    if (progress.charts === "words" || !progress.pictures) throw error;
    progress.waits = String(waits + 1);
    if (waits >= WAITS) {
      progress.charts = "words";
      return true;
    }
    const retryAt = soon(job, clock);
    throw new DeliveryError("not-sent", "picture_not_ready", { retryAt });
  }

  return { render, another };
}

/**
 * True when Slack's own charts all stand in the first part: a later part can no longer be shown
 * in another way once the first one is out.
 */
const firstAlone = (reply: Reply) =>
  renderSlack(reply, { charts: "native" })
    .slice(1)
    .every(({ blocks }) => blocks.every(({ type }) => type !== "data_visualization"));

const withoutGaps = (pictures: Map<Chart, string>) =>
  new Map([...pictures].filter(([, id]) => id !== ""));
