import { writeFile } from "node:fs/promises";
import { type SlackManifestOptions, slackManifest } from "./slack-manifest.ts";
import { type TeamsPackageOptions, teamsPackage } from "./teams-package.ts";
import { UsageError } from "./usage-error.ts";

export type ManifestOptions = SlackManifestOptions & TeamsPackageOptions;

/** Where the package for Teams is written unless `--out` says otherwise. */
const PACKAGE = "cohort-teams.zip";

/** `cohort manifest <platform>`: what the platform makes its app from: JSON for Slack, a zip for Teams. */
export async function manifest(platform: string, options: ManifestOptions): Promise<number> {
  if (platform === "teams") await keep(options.out ?? PACKAGE, await teamsPackage(options));
  else if (platform === "slack") await show(await slackManifest(options), options.out);
  else
    throw new UsageError(
      `"${platform}" is no platform with a manifest. There are two: slack, teams`,
    );
  return 0;
}

async function show(text: string, out: string | undefined): Promise<void> {
  if (out === undefined) process.stdout.write(text);
  else await keep(out, text);
}

async function keep(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(file, content).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} could not be written (${error.code ?? error.name})`);
  });
  process.stderr.write(`Written to ${file}\n`);
}
