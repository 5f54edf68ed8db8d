import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Words } from "../core/ports.ts";
import type { Chart } from "../core/reply.ts";
import type { ChartNotes } from "./option.ts";
import type { Order, Picture, PictureSize } from "./paint.ts";

interface Waiting {
  resolve(png: Buffer): void;
  reject(error: Error): void;
  late: NodeJS.Timeout;
}

/** Draws charts as PNG pictures: 1600 × 900, small ones 800 × 450 in a tenth of the bytes. */
export interface Painter {
  /** Rejects when a picture cannot be drawn; the chart's `alt` and its table then stand in for it. */
  drawChart(chart: Chart, size?: PictureSize): Promise<Buffer>;
  /** Ends the drawing process at once. A later chart starts it again. */
  close(): void;
}

/** Compiled and source files both start what lies beside them; sources need a loader. */
const source = import.meta.url.endsWith(".ts");
const PAINT = fileURLToPath(new URL(source ? "./paint.ts" : "./paint.js", import.meta.url));
const FOLDER = fileURLToPath(new URL(".", import.meta.url));

/** No secret of ours reaches the drawing process, and no font of the machine's. */
const ENV = { DISABLE_SYSTEM_FONTS_LOAD: "1" };

/** A painter that starts its process with the first chart and ends it after `idleMs` without one. */
export function createPainter(options: {
  words: Words;
  idleMs?: number;
  patienceMs?: number;
}): Painter {
  const { words, idleMs = 10_000, patienceMs = 30_000 } = options;
  const notes: ChartNotes = { gaps: words("chart.gaps"), empty: words("chart.empty") };
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let count = 0;

  function start(): ChildProcess {
    const started = fork(PAINT, [], {
      ...{ cwd: FOLDER, env: ENV, serialization: "advanced" },
      ...{ execArgv: source ? ["--import", "tsx"] : [] },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    started.on("message", (picture: Picture) => finish(picture));
    started.on("error", (error) => end(started, error));
    started.on("exit", () => end(started, new Error("the drawing process ended")));
    return started;
  }

  function finish(picture: Picture): void {
    const order = waiting.get(picture.id);
    if (!order) return;
    waiting.delete(picture.id);
    clearTimeout(order.late);
    if ("png" in picture) order.resolve(Buffer.from(picture.png));
    else order.reject(new Error(picture.error));
    if (waiting.size === 0) rest();
  }

  /** Does not keep the program running for the sake of an idle painter. */
  function rest(): void {
    child?.unref();
    child?.channel?.unref();
    idle = setTimeout(close, idleMs);
    idle.unref();
  }

  function end(which: ChildProcess, error: Error): void {
    if (which !== child) return;
    child = undefined;
    for (const [id, order] of waiting) {
      waiting.delete(id);
      clearTimeout(order.late);
      order.reject(error);
    }
  }

  function close(): void {
    clearTimeout(idle);
    const ending = child;
    if (!ending) return;
    end(ending, new Error("the drawing process was closed"));
    ending.kill();
  }

  function drawChart(chart: Chart, size: PictureSize = "sharp"): Promise<Buffer> {
    clearTimeout(idle);
    child ??= start();
    const at = child;
    at.ref();
    at.channel?.ref();
    const order: Order = { id: ++count, chart, notes, size };
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        end(at, new Error("the picture took too long"));
        at.kill("SIGKILL");
      }, patienceMs);
      waiting.set(order.id, { resolve, reject, late });
      at.send(order, (error) => {
        if (error) end(at, error);
      });
    });
  }

  return { drawChart, close };
}
