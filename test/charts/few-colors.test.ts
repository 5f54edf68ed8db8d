import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { fewColorsPng } from "../../src/charts/few-colors.ts";

type Color = [number, number, number];

/** The picture as anybody who opens it sees it. */
async function seen(colors: Color[], width: number) {
  const height = colors.length / width;
  const rgba = Uint8ClampedArray.from(colors.flatMap((color) => [...color, 255]));
  const png = fewColorsPng(rgba, width, height);
  const image = await loadImage(png);
  const context = createCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const pixels = colors.map((_, n) => [...data.slice(n * 4, n * 4 + 4)]);
  return { png, pixels, size: [image.width, image.height] };
}

const off = (one: number[], other: number[]) =>
  Math.max(...other.map((value, n) => Math.abs(value - (one[n] ?? 0))));

describe("a picture of few colors", () => {
  it.each([2, 3, 7])("shows every pixel where it was, %s in a row", async (width) => {
    const colors = Array.from({ length: width * 5 }, (_, n): Color => {
      const all: Color[] = [
        [255, 255, 255],
        [31, 41, 51],
        [0, 114, 178],
        [213, 94, 0],
      ];
      return all[(n * n) % 4] ?? [0, 0, 0];
    });
    const { pixels, size } = await seen(colors, width);
    expect(size).toEqual([width, 5]);
    pixels.forEach((pixel, n) => {
      expect(off(pixel, [...(colors[n] ?? []), 255])).toBeLessThanOrEqual(8);
    });
  });

  it("keeps the colors that cover most, and shows the others as the nearest of them", async () => {
    const gray = (value: number): Color => [value, value, value];
    const many = Array.from({ length: 256 }, (_, n) => gray(n));
    const blue = Array<Color>(64).fill([0, 114, 178]);
    const { pixels, png } = await seen([...many, ...blue], 32);
    expect(off(pixels.at(-1) ?? [], [0, 114, 178, 255])).toBeLessThanOrEqual(8);
    expect(new Set(pixels.map((pixel) => pixel.join())).size).toBeLessThanOrEqual(16);
    many.forEach((color, n) => {
      expect(off(pixels[n] ?? [], [...color, 255])).toBeLessThanOrEqual(24);
    });
    expect(png.length).toBeLessThan(500);
  });
});
