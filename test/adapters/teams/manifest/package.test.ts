import { readFileSync } from "node:fs";
import { loadImage } from "@napi-rs/canvas";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { packApp } from "../../../../adapters/teams/manifest/pack-app.ts";
import type { TeamsManifest } from "../../../../adapters/teams/manifest/shape.ts";
import { pixelsOf } from "../../../teams/icons/pixels.ts";

const FOLDER = "adapters/teams/manifest/icons";
const manifest: TeamsManifest = JSON.parse(readFileSync("adapters/teams/manifest.json", "utf8"));
const icons = {
  color: readFileSync(`${FOLDER}/color.png`),
  outline: readFileSync(`${FOLDER}/outline.png`),
};

/** Names and times in the headers before each file, read by their signature and offsets (APPNOTE.TXT 4.3.7). */
function localHeaders(zip: Buffer): { name: string; time: number; method: number }[] {
  const found = [];
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const nameLength = zip.readUInt16LE(at + 26);
    const start = at + 30;
    found.push({
      name: zip.toString("utf8", start, start + nameLength),
      ...{ method: zip.readUInt16LE(at + 8), time: zip.readUInt32LE(at + 10) },
    });
    at = start + nameLength + zip.readUInt16LE(at + 28) + zip.readUInt32LE(at + 18);
  }
  return found;
}

describe("the package for Teams", () => {
  const zip = packApp(manifest, icons);

  it("holds the manifest and both icons at its root, and nothing else", () => {
    const files = unzipSync(zip);
    expect(Object.keys(files)).toEqual(["manifest.json", "color.png", "outline.png"]);
    expect(JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array()))).toEqual(manifest);
    expect(Buffer.from(files["color.png"] ?? []).equals(icons.color)).toBe(true);
    expect(Buffer.from(files["outline.png"] ?? []).equals(icons.outline)).toBe(true);
    const named = Object.values(manifest.icons);
    expect(named.filter((name) => !(name in files))).toEqual([]);
  });

  it("is written as every unzipper reads it, with one unchanging time", () => {
    expect(localHeaders(Buffer.from(zip))).toEqual(
      ["manifest.json", "color.png", "outline.png"].map((name) => ({
        // 1 January 1980, midnight; deflated.
        ...{ name, time: 0x00210000, method: 8 },
      })),
    );
  });

  it("is the same bytes every time, in any time zone", () => {
    const zone = process.env.TZ;
    try {
      for (const TZ of ["Pacific/Auckland", "America/Adak", "UTC"]) {
        process.env.TZ = TZ;
        expect(Buffer.from(packApp(manifest, icons)).equals(Buffer.from(zip))).toBe(true);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});

describe("the icons of the app", () => {
  it("have the sizes Teams asks for", async () => {
    const color = await loadImage(icons.color);
    const outline = await loadImage(icons.outline);
    expect([color.width, color.height]).toEqual([192, 192]);
    expect([outline.width, outline.height]).toEqual([32, 32]);
  });

  it("fill the square in color, and draw in nothing but white on nothing", async () => {
    const color = await pixelsOf(icons.color);
    expect(color.filter(({ alpha }) => alpha < 255)).toEqual([]);
    const outline = await pixelsOf(icons.outline);
    const drawn = outline.filter(({ alpha }) => alpha > 0);
    expect(drawn.length).toBeGreaterThan(50);
    expect(drawn.length).toBeLessThan(outline.length / 2);
    expect(drawn.filter(({ rgb }) => rgb !== "255,255,255")).toEqual([]);
  });
});
