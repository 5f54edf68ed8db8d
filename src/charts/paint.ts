/**
 * Draws charts in a process of its own: the drawing library and its fonts take about 75 MB that
 * the bot need not carry while nobody looks at a picture. Started by draw.ts, and by it alone.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Canvas, createCanvas, GlobalFonts } from "@napi-rs/canvas";
import { BarChart, LineChart } from "echarts/charts";
import {
  GraphicComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
} from "echarts/components";
import { init, setPlatformAPI, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer } from "echarts/renderers";
import type { Chart } from "../core/reply.ts";
import { fewColorsPng } from "./few-colors.ts";
import { type ChartNotes, chartOption, familyOf, SCRIPTS, SIZE } from "./option.ts";

/** "sharp": for screens of any kind. "small": half as wide and of few colors, for places with little room. */
export type PictureSize = "sharp" | "small";

/** One picture asked for, and the answer to it. */
export type Order = { id: number; chart: Chart; notes: ChartNotes; size: PictureSize };
export type Picture = { id: number; png: Uint8Array } | { id: number; error: string };

const WEIGHTS = [400, 600];

function loadFonts(): void {
  const folder = dirname(
    createRequire(import.meta.url).resolve("@fontsource/source-sans-3/package.json"),
  );
  for (const script of SCRIPTS)
    for (const weight of WEIGHTS) {
      const file = join(folder, "files", `source-sans-3-${script}-${weight}-normal.woff2`);
      if (!GlobalFonts.registerFromPath(file, familyOf(script)))
        throw new Error(`cannot read the font ${file}`);
    }
}

/** What the drawing library calls a canvas is a browser's; ours has the same methods. */
type Surface = NonNullable<Parameters<typeof init>[0]>;
const asElement = (canvas: Canvas) => canvas as unknown as Surface & CanvasElement;
type CanvasElement = ReturnType<NonNullable<Parameters<typeof setPlatformAPI>[0]["createCanvas"]>>;

async function paint({ chart, notes, size }: Order): Promise<Buffer> {
  const { width, height } = SIZE;
  const scale = size === "sharp" ? SIZE.scale : 1;
  const canvas = createCanvas(width * scale, height * scale);
  const drawing = init(asElement(canvas), null, { width, height, devicePixelRatio: scale });
  drawing.setOption(chartOption(chart, notes));
  const png = size === "sharp" ? await canvas.encode("png") : smallPng(canvas);
  drawing.dispose();
  return png;
}

function smallPng(canvas: Canvas): Buffer {
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  return fewColorsPng(data, width, height);
}

async function answer(order: Order): Promise<Picture> {
  try {
    return { id: order.id, png: await paint(order) };
  } catch (error) {
    return { id: order.id, error: String(error) };
  }
}

use([
  ...[BarChart, LineChart, CanvasRenderer, LabelLayout],
  ...[GridComponent, TitleComponent, LegendComponent, GraphicComponent],
]);
setPlatformAPI({ createCanvas: () => asElement(createCanvas(32, 32)) });
loadFonts();
process.on("message", async (order: Order) => process.send?.(await answer(order)));
// Gone is who asked: nothing is left to draw for.
process.on("disconnect", () => process.exit(0));
