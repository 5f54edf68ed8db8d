import { isPage } from "../core/address.ts";
import type { Call, Command, Feature } from "../core/command.ts";
import type { ShowPart } from "../core/page-part.ts";
import type { Store, Words } from "../core/ports.ts";
import type { Action } from "../core/reply.ts";
import { createHelp } from "./help.ts";
import { createHome } from "./home.ts";
import { createPage } from "./page.ts";
import { createPrivacy } from "./privacy.ts";

/** help, home, privacy, and what to say to words nobody knows. */
export function createHelpFeature(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  commands: () => Command[];
  /** The parts of a person's own page, in order. */
  parts: () => ShowPart[];
  /** What is wrong and waits for the person; shown wherever they are greeted. */
  warnings: ShowPart[];
  /** What somebody who is in no cohort can do about it. */
  begin: { text: string; actions: Action[] };
}) {
  const help = createHelp(deps);
  const home = createHome(deps);
  const page = createPage(deps);
  const feature: Feature = {
    commands: [help.command, home.command, createPrivacy(deps.words)],
  };
  /** Where the bot has a page of its own it is filled; elsewhere a message says what waits. */
  const welcome = (call: Call) => (isPage(call.at) ? page(call) : home.show(call));
  return { feature, unknown: help.unknown, welcome };
}
