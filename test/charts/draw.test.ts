import { createHash } from "node:crypto";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { afterAll, describe, expect, it } from "vitest";
import { createPainter } from "../../src/charts/draw.ts";
import { chartOption } from "../../src/charts/option.ts";
import type { Chart } from "../../src/core/reply.ts";
import { loadPrompts } from "../../src/prompts/load.ts";

const { words } = loadPrompts("prompts");
const painter = createPainter({ words });
afterAll(() => painter.close());

const chart = (more: Partial<Chart> = {}): Chart => ({
  ...{ type: "chart", kind: "line", title: "Days to fill", unit: "days", alt: "" },
  labels: ["Aug 2026", "Sep 2026", "Oct 2026"],
  series: [{ name: "Cohort", values: [61, null, 44] }],
  ...more,
});

/** The share of pixels in a region of the picture that are not its background. */
async function inked(png: Buffer, x: number, y: number, w: number, h: number): Promise<number> {
  const canvas = createCanvas(w, h);
  const context = canvas.getContext("2d");
  context.drawImage(await loadImage(png), -x, -y);
  const { data } = context.getImageData(0, 0, w, h);
  let dark = 0;
  for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 128) dark++;
  return dark / (w * h);
}

describe("drawing a chart", () => {
  it("makes a PNG of twice 800 by 450, with its title written", async () => {
    const png = await painter.drawChart(chart());
    const { width, height } = await loadImage(png);
    expect([width, height]).toEqual([1600, 900]);
    expect(await inked(png, 40, 30, 400, 60)).toBeGreaterThan(0.02);
  });

  it("makes a small one of 800 by 450 with the same to see, in a fifth of the bytes", async () => {
    const [sharp, small] = [
      await painter.drawChart(chart()),
      await painter.drawChart(chart(), "small"),
    ];
    const { width, height } = await loadImage(small);
    expect([width, height]).toEqual([800, 450]);
    expect(small.length).toBeLessThan(sharp.length / 5);
    const parts = [
      [0, 0],
      [400, 0],
      [0, 225],
      [400, 225],
    ] as const;
    for (const [x, y] of parts) {
      const there = await inked(sharp, x * 2, y * 2, 800, 450);
      expect(await inked(small, x, y, 400, 225)).toBeCloseTo(there, 2);
    }
  });

  it("writes letters, not boxes: other words give another picture", async () => {
    const [one, two, three] = await Promise.all(
      ["Days", "Dats", "Źdźb"].map((title) => painter.drawChart(chart({ title }))),
    );
    const names = [one, two, three].map((png) =>
      createHash("sha256")
        .update(png as Buffer)
        .digest("hex"),
    );
    expect(new Set(names).size).toBe(3);
  });

  it.each([
    ["one point", { labels: ["Oct"], series: [{ name: "a", values: [5] }] }],
    ["no number at all", { series: [{ name: "a", values: [null, null, null] }] }],
    ["no point at all", { labels: [], series: [{ name: "a", values: [] }] }],
    ["values below zero", { kind: "bar", series: [{ name: "a", values: [-5, 0, 9.5] }] }],
    [
      "long names",
      { kind: "bar", labels: ["a", "b", "c", "d"].map((l) => l.repeat(60)), series: [] },
    ],
    [
      "24 points in six series",
      {
        labels: Array.from({ length: 24 }, (_, i) => `m${i}`),
        series: "abcdef".split("").map((name) => ({ name, values: Array(24).fill(3) })),
      },
    ],
  ] as [string, Partial<Chart>][])("draws %s", async (_, more) => {
    expect((await painter.drawChart(chart(more))).length).toBeGreaterThan(5000);
  });

  it("draws again after it was closed", async () => {
    painter.close();
    expect((await painter.drawChart(chart())).length).toBeGreaterThan(5000);
  });

  it("gives up on a picture that takes too long", async () => {
    const hasty = createPainter({ words, patienceMs: 1 });
    await expect(hasty.drawChart(chart())).rejects.toThrow("too long");
  });
});

describe("how a chart is laid out", () => {
  const notes = { gaps: "gaps", empty: "empty" };
  const option = (more: Partial<Chart>) => chartOption(chart(more), notes) as Record<string, never>;

  it("leaves a gap where there is no number, and says what a gap means", () => {
    const { series, graphic } = option({});
    expect(series).toMatchObject([{ data: [61, null, 44], connectNulls: false }]);
    expect(graphic).toMatchObject([{ style: { text: "gaps" } }]);
    expect(option({ series: [{ name: "a", values: [1, 2, 3] }] }).graphic).toEqual([]);
  });

  it("writes the numbers beside few points and leaves many to the axis", () => {
    expect(option({}).series).toMatchObject([{ label: { show: true } }]);
    const values = Array<number>(24).fill(1);
    expect(option({ series: [{ name: "a", values }] }).series).toMatchObject([
      { label: { show: false } },
    ]);
  });
});
