import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Brief } from "../core/records.ts";
import type { OwnView, Reply } from "../core/reply.ts";
import { cardOf, factsOfBrief } from "./card.ts";
import type { ToolDeps } from "./deps.ts";
import { editButton } from "./edit-button.ts";
import { clickedOn, homeOf, looksOn } from "./home.ts";
import { createPages } from "./pages.ts";
import { readButton } from "./playbook.ts";

/** Whoever wrote a shared brief sees a button to change it under its card, where a platform can show that. */
export const ownOf = ({ id, personId }: Brief): OwnView => ({
  ...{ name: "brief", args: `own ${id}`, people: [personId] },
});

/** The card of a shared brief as its author sees it: what everybody sees, and the button. */
export function createOwnBrief(deps: ToolDeps) {
  const { words, store } = deps;
  const pages = createPages(deps);

  return async function look(at: Call, args: string): Promise<Reply> {
    const [, id = ""] = /^own (\S{1,80})$/.exec(args) ?? [];
    const { call, record: brief } = await clickedOn(at, await store.reads.brief(id), deps);
    const home = homeOf(call, words);
    const author = brief.personId === call.who.person.id && !looksOn(home);
    if (!brief.sharedAt || !author) throw new UserError(words("experiment.not-yours"));
    const page = await pages.shared(brief, home.cohort);
    const card = cardOf(page, words);
    const actions = [readButton(brief, words("brief.button.read")), editButton(brief, words)];
    return {
      text: card.text,
      blocks: [...card.blocks, { type: "actions", actions }],
      data: factsOfBrief(page),
    };
  };
}
