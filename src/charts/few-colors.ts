import { crc32, deflateSync } from "node:zlib";

/** Colors of a picture: four bits a pixel. */
const COLORS = 16;
/** How far apart colors are at least, of 255 a channel: the main ones first, then shades between them. */
const APART = [40, 25, 12];

type Color = [red: number, green: number, blue: number];

/**
 * A drawing as a PNG of sixteen colors (w3.org/TR/png-3), for places with little room: a sixth of the
 * bytes, and with the few colors of a chart the same to the eye. `rgba`: four bytes a pixel, opaque.
 */
export function fewColorsPng(rgba: Uint8ClampedArray, width: number, height: number): Buffer {
  const shades = shadesOf(rgba);
  const palette = choose(shades);
  const nearest = new Map<number, number>();
  const indexOf = (shade: number) => {
    const known = nearest.get(shade);
    if (known !== undefined) return known;
    const found = nearestOf(palette, colorOf(shade));
    nearest.set(shade, found);
    return found;
  };
  const row = Math.ceil(width / 2) + 1;
  // Each row begins with a zero: it is not filtered.
  const pixels = Buffer.alloc(row * height);
  shades.forEach((shade, n) => {
    const x = n % width;
    const at = Math.floor(n / width) * row + 1 + (x >> 1);
    pixels[at] = (pixels[at] ?? 0) | (indexOf(shade) << (x % 2 === 0 ? 4 : 0));
  });
  return png(width, height, palette, pixels);
}

/** Five bits a channel tell apart more than an eye does. */
function shadesOf(rgba: Uint8ClampedArray): Uint16Array {
  const channel = (at: number) => (rgba[at] ?? 0) >> 3;
  return Uint16Array.from(
    { length: rgba.length / 4 },
    (_, n) => (channel(n * 4) << 10) | (channel(n * 4 + 1) << 5) | channel(n * 4 + 2),
  );
}

const colorOf = (shade: number): Color => {
  const channel = (bits: number) => Math.round(((bits & 31) * 255) / 31);
  return [channel(shade >> 10), channel(shade >> 5), channel(shade)];
};

/** The colors that cover most, none much like another. */
function choose(shades: Uint16Array): Color[] {
  const counts = new Map<number, number>();
  for (const shade of shades) counts.set(shade, (counts.get(shade) ?? 0) + 1);
  const most = [...counts].sort(([, one], [, other]) => other - one);
  const colors = most.map(([shade]) => colorOf(shade));
  const palette: Color[] = [];
  for (const apart of APART)
    for (const color of colors)
      if (palette.length < COLORS && palette.every((one) => distance(one, color) >= apart ** 2))
        palette.push(color);
  return palette;
}

const distance = (one: Color, other: Color) =>
  one.reduce((sum, value, n) => sum + (value - (other[n] ?? 0)) ** 2, 0);

function nearestOf(palette: Color[], color: Color): number {
  const distances = palette.map((one) => distance(one, color));
  return distances.indexOf(Math.min(...distances));
}

function png(width: number, height: number, palette: Color[], pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Four bits a pixel, by palette.
  header.set([4, 3], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", deflateSync(pixels, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
