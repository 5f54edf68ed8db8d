import { strToU8, zipSync } from "fflate";
import { ICONS } from "./build-manifest.ts";
import type { TeamsManifest } from "./shape.ts";

/** The two pictures of the app: in color 192 pixels wide, in outline 32. */
export type Icons = Record<keyof typeof ICONS, Uint8Array>;

/**
 * The package that an administrator uploads: a zip with the manifest and both icons at its root. The
 * same manifest gives the same bytes anywhere, at any time; a zip's clock begins in 1980.
 */
export function packApp(manifest: TeamsManifest, icons: Icons): Uint8Array {
  const files = {
    "manifest.json": strToU8(inJson(manifest)),
    [ICONS.color]: icons.color,
    [ICONS.outline]: icons.outline,
  };
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
}

/** The manifest as it is kept in files. */
export const inJson = (manifest: TeamsManifest) => `${JSON.stringify(manifest, null, 2)}\n`;
