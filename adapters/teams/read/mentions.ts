import { z } from "zod";
import { nameMentions } from "./plain-text.ts";
import { userId } from "./shapes.ts";

const shape = z.object({
  type: z.literal("mention"),
  text: z.string().min(1).max(500),
  mentioned: z.object({ id: z.string().max(400), name: z.string().max(300).nullish() }),
});

/** Written where the bot was mentioned while the text is taken apart; nobody can type it. */
const BOT = "\u0000";

/**
 * The text with each mention that its entities tell of (learn.microsoft.com, channel-and-group-
 * conversations): people by their id ("@29:…"), which their name is not; bots, teams and tags by
 * name; our own bot as BOT. Entities stand in the order of the text.
 */
function spelled(text: string, entities: unknown[], botId: string | undefined): string {
  let done = "";
  let rest = text.replaceAll(BOT, "");
  for (const entity of entities) {
    const mention = shape.safeParse(entity).data;
    const at = mention ? rest.indexOf(mention.text) : -1;
    if (!mention || at === -1) continue;
    const { id, name } = mention.mentioned;
    const person = userId.safeParse(id).success ? id : undefined;
    const said = id === botId ? BOT : person || name ? `@${person ?? name}` : mention.text;
    done += rest.slice(0, at) + said;
    rest = rest.slice(at + mention.text.length);
  }
  return nameMentions(done + rest);
}

/**
 * Takes the bot's mention off a text. `leading`: the words begin with it. In the middle, the words
 * after it are for the bot, or those before it when none follow; `words` has it as "@" and its name.
 */
export function takeMentions(
  text: string,
  entities: unknown[],
  bot: { id: string; name?: string | undefined } | undefined,
): { words: string; forBot?: { leading: boolean; words: string } } {
  const said = spelled(text, entities, bot?.id);
  const named = (part: string) => part.replaceAll(BOT, `@${bot?.name ?? ""}`);
  const at = said.indexOf(BOT);
  if (at === -1) return { words: said };
  const before = said.slice(0, at).replaceAll("&nbsp;", " ").trim();
  const after = said.slice(at + BOT.length).replace(/^(?:[\s,:]|&nbsp;)+/, "");
  const words = after.trim() === "" ? before : after;
  return { words: named(said), forBot: { leading: before === "", words: named(words) } };
}
