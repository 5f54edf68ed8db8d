import type { Clock } from "../../../src/core/ports.ts";
import type { Chart } from "../../../src/core/reply.ts";
import { within } from "../../within.ts";
import { type ChartOptions, drawable } from "../chart.ts";
import type { TeamsLog } from "../deps.ts";
import { isPicture } from "../image.ts";
import { NOT_TAKEN } from "./codes.ts";
import { isHopeless, type Job, saidOf } from "./job.ts";

/** A tenant that took no charts is asked again after this. */
const REFUSED_MS = 6 * 3_600_000;
const MOST_TENANTS = 1_000;
/** No longer than a call may take, so that the attempt ends in time. */
const DRAW_MS = 8_000;

/** What showing charts needs. */
export interface ChartDeps {
  clock: Clock;
  drawChart(chart: Chart): Promise<Buffer>;
  log: TeamsLog;
}

/**
 * Shows charts as a place takes them: by Teams itself, else as pictures that fit a card, else in
 * words. The choice stays with the message, since another one would put its parts in other places.
 */
export function createCharts({ clock, drawChart, log }: ChartDeps) {
  const refused = new Map<string, number>();

  const isRefused = (tenant: string) => (refused.get(tenant) ?? 0) > clock.now().getTime();

  function refuse({ tenant }: Job): void {
    const [oldest] = refused.size >= MOST_TENANTS ? refused.keys() : [];
    if (oldest !== undefined) refused.delete(oldest);
    refused.set(tenant, clock.now().getTime() + REFUSED_MS);
    log.info({ platform: "teams", tenant }, "this tenant takes no charts, so they go as pictures");
  }

  /** Undefined where there is none that fits; the words beside it say the same. */
  async function picture(chart: Chart): Promise<string | undefined> {
    try {
      const drawn = await within(DRAW_MS, drawChart(chart));
      const url = `data:image/png;base64,${drawn.toString("base64")}`;
      return isPicture(url) ? url : undefined;
    } catch {
      log.warn({ platform: "teams", reason: "not_drawn" }, "a chart goes out in words");
      return undefined;
    }
  }

  /** How the charts of this message are shown, decided once. */
  async function options({ tenant, message, progress }: Job): Promise<ChartOptions> {
    const all = (message.reply.blocks ?? []).filter((block) => block.type === "chart");
    if (all.length === 0) return {};
    progress.charts ??= isRefused(tenant) ? "picture" : "native";
    if (progress.charts === "words") return { charts: "words" };
    const native = progress.charts === "native";
    const pictures = new Map<Chart, string>();
    for (const chart of native ? all.filter((one) => !drawable(one)) : all) {
      const url = await picture(chart);
      if (url) pictures.set(chart, url);
    }
    return { charts: native ? "native" : "picture", pictures };
  }

  /** What is to be done about a card that was refused: true to render and send again, or throws. */
  function another(job: Job, error: unknown): true {
    const { progress } = job;
    const begun = saidOf(job).ids.length > 0 || progress.shown;
    const worth = progress.charts && progress.charts !== "words";
    if (!isHopeless(error, NOT_TAKEN) || begun || !worth) throw error;
    if (progress.charts === "native") refuse(job);
    progress.charts = progress.charts === "native" ? "picture" : "words";
    delete progress.cuts;
    return true;
  }

  return { options, another };
}
