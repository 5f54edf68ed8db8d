import { buildManifest, type Ways } from "../../adapters/slack/manifest/build-manifest.ts";
import { withCommands } from "./known-commands.ts";
import { originOf } from "./origin.ts";
import { UsageError } from "./usage-error.ts";

export interface SlackManifestOptions {
  url?: string;
  socket?: boolean;
  oneWorkspace?: boolean;
  optional?: boolean;
}

/** What Slack makes its app from, as JSON. */
export function slackManifest(options: SlackManifestOptions): Promise<string> {
  const ways = waysOf(options);
  const optional = options.optional ?? false;
  return withCommands((commands, { words }) => {
    const built = buildManifest({ ways, commands, words, optional });
    return `${JSON.stringify(built, null, 2)}\n`;
  });
}

function waysOf({ url, socket, oneWorkspace }: SlackManifestOptions): Ways {
  if (socket) {
    if (url === undefined) return "socket";
    throw new UsageError("--socket needs no address: leave out --url, or leave out --socket");
  }
  if (url === undefined)
    throw new UsageError(
      "Where can Slack reach Cohort? Add --url https://cohort.example.org, or --socket to do without an address",
    );
  const origin = originOf(url, "Slack");
  return oneWorkspace ? { one: origin } : { many: origin };
}
