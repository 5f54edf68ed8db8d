import { writeFile } from "node:fs/promises";
import { buildManifest, type Ways } from "../../adapters/slack/manifest/build-manifest.ts";
import { openDialect } from "../../db/open.ts";
import { createStore } from "../../db/store.ts";
import { createFeatures } from "../commands.ts";
import { newId } from "../new-id.ts";
import { packageFolder } from "../package-folder.ts";
import { loadPrompts } from "../prompts/load.ts";
import { UsageError } from "./usage-error.ts";

export interface ManifestOptions {
  url?: string;
  socket?: boolean;
  oneWorkspace?: boolean;
  optional?: boolean;
  out?: string;
}

/** `cohort manifest <platform>`: what the platform makes its app from, as JSON. Needs no settings. */
export async function manifest(platform: string, options: ManifestOptions): Promise<number> {
  if (platform === "teams")
    throw new UsageError(
      "There is no manifest for Teams yet; Slack has one: cohort manifest slack",
    );
  if (platform !== "slack")
    throw new UsageError(`"${platform}" is no platform with a manifest. There is one: slack`);
  const text = await slackManifest(options);
  if (options.out === undefined) process.stdout.write(text);
  else await keep(options.out, text);
  return 0;
}

async function keep(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} could not be written (${error.code ?? error.name})`);
  });
  process.stderr.write(`Written to ${file}\n`);
}

async function slackManifest(options: ManifestOptions): Promise<string> {
  const ways = waysOf(options);
  const prompts = loadPrompts(packageFolder("prompts"));
  // The commands are asked for their names only; an empty database stands in for the real one.
  const dialect = await openDialect(":memory:");
  try {
    const { features } = createFeatures({ store: createStore(dialect), newId, prompts });
    const commands = features.flatMap((feature) => feature.commands ?? []);
    const { words } = prompts;
    const built = buildManifest({ ways, commands, words, optional: options.optional ?? false });
    return `${JSON.stringify(built, null, 2)}\n`;
  } finally {
    await dialect.close();
  }
}

function waysOf({ url, socket, oneWorkspace }: ManifestOptions): Ways {
  if (socket) {
    if (url === undefined) return "socket";
    throw new UsageError("--socket needs no address: leave out --url, or leave out --socket");
  }
  if (url === undefined)
    throw new UsageError(
      "Where can Slack reach Cohort? Add --url https://cohort.example.org, or --socket to do without an address",
    );
  const origin = originOf(url);
  return oneWorkspace ? { one: origin } : { many: origin };
}

/** The origin of a public https address. Throws UsageError with what would be right. */
function originOf(url: string): string {
  const said = `--url ${url}`;
  if (!URL.canParse(url))
    throw new UsageError(`${said} is no web address; it must look like https://cohort.example.org`);
  const { protocol, pathname, search, hash, username, origin } = new URL(url);
  if (protocol !== "https:")
    throw new UsageError(`${said} must begin with https://, or Slack refuses it`);
  if (pathname !== "/" || search || hash || username)
    throw new UsageError(
      `${said} must be the address alone, without path, query or user: ${origin}`,
    );
  return origin;
}
