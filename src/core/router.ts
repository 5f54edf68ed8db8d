import { refuse, say } from "./answer.ts";
import type { Outcome } from "./change.ts";
import type { Call, Command, Feature, Responder } from "./command.ts";
import type { Handler } from "./engine.ts";
import { UserError } from "./errors.ts";
import { splitCommand } from "./grammar.ts";
import type { Words } from "./ports.ts";
import type { Reply } from "./reply.ts";
import { never } from "./reply.ts";

/** A button with this prefix does what typing its value as a command would do. */
const TYPED = "say:";

/** The command that has the bot's own name: said to the bot, its name need not be said twice. */
const OWN = "cohort";

/** Picks who answers: a command word, the prefix of a button or form, or a conversation in progress. */
export function createRouter(deps: {
  features: Feature[];
  words: Words;
  /** What to say to words nobody knows, e.g. the nearest command. */
  unknown: (call: Call, words: string) => Reply;
  /** What to say when someone opens the bot's own page or is new. */
  welcome: (call: Call) => Promise<Outcome>;
}): Handler {
  const { features, words, unknown, welcome } = deps;
  const commands = byName(features.flatMap((feature) => feature.commands ?? []));
  const responders = features.flatMap((feature) => feature.responders ?? []);
  const byPrefix = new Map(responders.map((responder) => [responder.prefix, responder]));

  async function runCommand(call: Call, name: string, args: string): Promise<Outcome> {
    let outcome = await obey(call, name, args).catch((error) => turnedAway(call, error));
    for (const responder of responders)
      outcome = (await responder.after?.(call, outcome)) ?? outcome;
    return outcome;
  }

  async function obey(call: Call, name: string, args: string): Promise<Outcome> {
    const command = commands.get(name.toLowerCase());
    if (!command && isOwnVerb(name)) return obey(call, OWN, `${name} ${args}`);
    if (!command) return refuse(call, unknown(call, `${name} ${args}`.trim()));
    if (!mayUse(call, command))
      throw new UserError(words("core.not-your-role", { command: command.name }), {
        command: command.name,
        allowed: command.roles,
      });
    return command.run(call, args.trim());
  }

  async function look(call: Call, name: string, args: string): Promise<Outcome> {
    const command = commands.get(name.toLowerCase());
    if (!command?.look || !mayUse(call, command)) return {};
    return { view: await command.look(call, args.trim()) };
  }

  /** "/cohort members" is short for "/cohort cohort members". */
  const isOwnVerb = (name: string) =>
    commands.get(OWN)?.verbs?.includes(name.toLowerCase()) ?? false;

  async function hear(call: Call, text: string): Promise<Outcome> {
    const { name, args, explicit } = splitCommand(text);
    const known = commands.get(name);
    const command = known && { name, surely: isSurely(known, args) };
    if (!explicit)
      for (const responder of responders) {
        const outcome = await responder.message?.(call, text, command);
        if (outcome) return outcome;
      }
    if (text.trim() === "") return welcome(call);
    return runCommand(call, name, args);
  }

  function hearCommand(call: Call, text: string) {
    const { name, args } = splitCommand(text);
    return runCommand(call, name, args);
  }

  /** A click or a form names its responder; one that no longer exists is told so, kindly. */
  function find(id: string): { responder: Responder | undefined; rest: string[] } {
    const [prefix = "", ...rest] = id.split(":");
    return { responder: byPrefix.get(prefix), rest };
  }

  return async (call) => {
    const { incoming } = call;
    switch (incoming.type) {
      case "command":
        return runCommand(call, incoming.name, incoming.args);
      case "looked":
        return look(call, incoming.name, incoming.args);
      case "message":
        if (!incoming.direct && !incoming.mentioned) return {};
        if (incoming.files && incoming.text.trim() === "") return say(call, words("core.files"));
        return hear(call, incoming.text);
      case "action": {
        if (incoming.actionId.startsWith(TYPED)) return hearCommand(call, incoming.value);
        const { responder, rest } = find(incoming.actionId);
        const outcome = await responder?.action?.(call, rest, incoming.value);
        return outcome ?? say(call, words("core.gone"));
      }
      case "submit": {
        const { responder, rest } = find(incoming.formId);
        const outcome = await responder?.submit?.(call, rest, incoming.values, incoming.section);
        return outcome ?? say(call, words("core.gone"));
      }
      case "opened":
      case "installed":
        return welcome(call);
      case "edited":
        return say(call, words("core.edited"));
      case "deleted":
      case "introduced":
      case "removed":
        return {};
      default:
        return never(incoming);
    }
  };
}

const mayUse = ({ who }: Call, { roles }: Command): boolean =>
  !roles || (who.membership !== undefined && roles.includes(who.membership.role));

/** A code to join or link with, as it is shown; kept as an answer, it would be read by others. */
const CODE = /^[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}(?:\s|$)/i;

/** Words that can hardly be meant as an answer: a command alone, with key=value, a code, or one of its verbs. */
function isSurely(command: Command, args: string): boolean {
  const [first = ""] = args.toLowerCase().split(/\s+/);
  if (args === "" || CODE.test(args)) return true;
  return /(^|\s)[a-z0-9-]+=/i.test(args) || (command.verbs ?? []).includes(first);
}

/** What a person can mend is an answer like any other; a failure of ours is not for this place. */
function turnedAway(call: Call, error: unknown): Outcome {
  if (!(error instanceof UserError)) throw error;
  return refuse(call, { text: error.message, data: error.facts });
}

function byName(commands: Command[]): Map<string, Command> {
  const found = new Map<string, Command>();
  for (const command of commands)
    for (const name of [command.name, ...(command.aliases ?? [])]) {
      if (found.has(name)) throw new Error(`two commands are called ${name}`);
      found.set(name, command);
    }
  return found;
}
