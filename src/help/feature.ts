import type { Command, Feature } from "../core/command.ts";
import type { Store, Words } from "../core/ports.ts";
import { createHelp } from "./help.ts";
import { createHome } from "./home.ts";
import { createPrivacy } from "./privacy.ts";

/** help, home, privacy, and what to say to words nobody knows. */
export function createHelpFeature(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  commands: () => Command[];
}) {
  const help = createHelp(deps);
  const home = createHome(deps);
  const feature: Feature = {
    commands: [help.command, home.command, createPrivacy(deps.words)],
  };
  return { feature, unknown: help.unknown, welcome: home.show };
}
