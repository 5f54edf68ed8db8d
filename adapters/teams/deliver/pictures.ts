import type { Chart } from "../../../src/core/reply.ts";
import { within } from "../../within.ts";
import type { TeamsLog } from "../deps.ts";
import { isPicture } from "../image.ts";

/** Pictures kept: the same chart goes to many places, and to one again when a message is repeated. */
const KEPT = 50;

/** What drawing needs. */
export interface PictureDeps {
  drawChart(chart: Chart, size: "small"): Promise<Buffer>;
  log: TeamsLog;
}

/** Pictures of charts as data URIs that fit a card. */
export interface Pictures {
  /** Undefined where none fits, or none is drawn within so many milliseconds; words say the same. */
  of(chart: Chart, patienceMs: number): Promise<string | undefined>;
}

export function createPictures({ drawChart, log }: PictureDeps): Pictures {
  /** Oldest first. */
  const kept = new Map<string, Promise<string>>();

  function drawn(chart: Chart): Promise<string> {
    const key = JSON.stringify(chart);
    const known = kept.get(key);
    if (known) return known;
    const drawing = drawChart(chart, "small").then(
      (png) => `data:image/png;base64,${png.toString("base64")}`,
    );
    const [oldest] = kept.size >= KEPT ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(key, drawing);
    // The next one who asks tries anew.
    drawing.catch(() => kept.delete(key));
    return drawing;
  }

  return {
    async of(chart, patienceMs) {
      try {
        const url = await within(patienceMs, drawn(chart));
        return isPicture(url) ? url : undefined;
      } catch {
        log.warn({ platform: "teams", reason: "not_drawn" }, "a chart goes out in words");
        return undefined;
      }
    },
  };
}
