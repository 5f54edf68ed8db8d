import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildManifest, ICONS } from "../../adapters/teams/manifest/build-manifest.ts";
import { inJson, packApp } from "../../adapters/teams/manifest/pack-app.ts";
import { readAppId } from "../config.ts";
import { packageFolder } from "../package-folder.ts";
import { withCommands } from "./known-commands.ts";
import { originOf } from "./origin.ts";
import { UsageError } from "./usage-error.ts";

export interface TeamsPackageOptions {
  url?: string;
  appId?: string;
  appVersion?: string;
  /** False: without commands after a slash. */
  slash?: boolean;
  /** The manifest alone where this ends in ".json". */
  out?: string;
}

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The zip that is uploaded to Teams: manifest and icons. Throws UsageError with what would be right. */
export async function teamsPackage(options: TeamsPackageOptions): Promise<Uint8Array | string> {
  const parts = {
    origin: addressOf(options.url),
    appId: appIdOf(options.appId),
    version: versionOf(options.appVersion),
    slash: options.slash ?? true,
  };
  const manifest = await withCommands((commands, { words }) =>
    buildManifest({ ...parts, commands, words }),
  );
  if (options.out?.endsWith(".json")) return inJson(manifest);
  const icon = (name: string) =>
    readFile(join(packageFolder("adapters/teams/manifest/icons"), name));
  return packApp(manifest, {
    color: await icon(ICONS.color),
    outline: await icon(ICONS.outline),
  });
}

function addressOf(url: string | undefined): string {
  if (url === undefined)
    throw new UsageError("Where can Teams reach Cohort? Add --url https://cohort.example.org");
  return originOf(url, "Teams");
}

function appIdOf(given: string | undefined): string {
  const id = given ?? readAppId();
  if (id === undefined)
    throw new UsageError(
      "Which bot is it for? Set MicrosoftAppId to the application (client) ID of its registration, or add --app-id",
    );
  if (GUID.test(id)) return id.toLowerCase();
  const name = given === undefined ? "MicrosoftAppId" : "--app-id";
  throw new UsageError(
    `${name} ${id} is no application (client) ID; it looks like 01234567-89ab-cdef-0123-456789abcdef`,
  );
}

function versionOf(version = "1.0.0"): string {
  if (/^\d{1,5}\.\d{1,5}\.\d{1,5}$/.test(version)) return version;
  throw new UsageError(`--app-version ${version} must be three numbers with dots, like 1.0.1`);
}
