import { nearest } from "../answers/nearest.ts";
import { answer, refuse } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call, Command } from "../core/command.ts";
import type { Words } from "../core/ports.ts";
import type { Action, Reply } from "../core/reply.ts";
import { SHOWN } from "./groups.ts";

/** `help`, and the answer to words nobody knows. `commands` is asked late: help is one of them. */
export function createHelp(deps: {
  words: Words;
  commands: () => Command[];
  begin: { text: string; actions: Action[] };
}) {
  const { words, commands, begin } = deps;

  const usable = (call: Call) =>
    commands().filter(
      ({ roles }) => !roles || roles.includes(call.who.membership?.role ?? "observer"),
    );
  const about = (name: string) => ({
    summary: words(`command.${name}.summary`),
    usage: words(`command.${name}.usage`),
    example: words(`command.${name}.example`),
  });
  const named = (call: Call, word: string) =>
    usable(call).find(({ name, aliases }) => name === word || aliases?.includes(word));

  function everything(call: Call): Reply {
    const names = usable(call).map(({ name }) => name);
    const shown = SHOWN.filter((name) => names.includes(name));
    const others = names.filter((name) => !shown.includes(name) && name !== "help");
    const rows = shown.map((name) => [name, about(name).summary]);
    const more = [
      ...(others.length > 0 ? [words("help.others", { names: others.join(", ") })] : []),
      words("help.more"),
    ].join(" ");
    const stranger = call.who.membership ? [] : [begin.text];
    return {
      text: [
        words("help.title"),
        ...stranger,
        words("help.intro"),
        ...rows.map(([name, summary]) => `  ${name}: ${summary}`),
        more,
      ].join("\n"),
      blocks: [
        ...stranger.map((text) => ({ type: "text" as const, text })),
        ...stranger.map(() => ({ type: "actions" as const, actions: begin.actions })),
        { type: "text", text: words("help.intro") },
        {
          type: "table",
          caption: words("help.title"),
          columns: [{ label: words("help.command") }, { label: words("help.purpose") }],
          rows,
        },
        { type: "text", text: more },
      ],
      data: { type: "help", commands: names },
    };
  }

  function one(name: string): Reply {
    const { summary, usage, example } = about(name);
    const fields = [
      { label: words("help.usage"), value: usage },
      { label: words("help.example"), value: example },
    ];
    return {
      text: words("help.one", { summary, usage, example }),
      blocks: [
        { type: "heading", text: summary },
        { type: "fields", fields },
      ],
      data: { type: "help", commands: [name] },
    };
  }

  /** Names the nearest command and three examples; never an error code. */
  function unknown(call: Call, said: string): Reply {
    const known = usable(call).flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
    const [word = ""] = said.split(/\s+/);
    const near = nearest(word, known);
    const short = said.length > 60 ? `${said.slice(0, 57)}…` : said;
    const first = near
      ? words("help.unknown.nearest", { said: short, nearest: near })
      : words("help.unknown.none", { said: short });
    const usual = call.who.membership ? ["gap", "plan", "my"] : ["gap", "join"];
    const wanted = [near, ...usual].filter((name, at, all) => name && all.indexOf(name) === at);
    const examples = wanted
      .flatMap((name) => (name && named(call, name)?.name) || [])
      .slice(0, 3)
      .map((name) => words(`command.${name}.example`));
    const text = `${first} ${words("help.unknown.examples", { examples: examples.join(" · ") })}`;
    const all = { id: "say:help", value: "help", label: words("help.unknown.all") };
    return {
      text,
      blocks: [
        { type: "text", text },
        { type: "actions", actions: [all] },
      ],
      data: { type: "error", reason: "unknown", nearest: near ?? null },
    };
  }

  const command: Command = {
    name: "help",
    async run(call, args): Promise<Outcome> {
      const word = args.toLowerCase().split(/\s+/)[0] ?? "";
      if (word === "") return { outgoing: [answer(call, everything(call))] };
      const found = named(call, word);
      if (!found) return refuse(call, unknown(call, word));
      return { outgoing: [answer(call, one(found.name))] };
    },
  };
  return { command, unknown };
}
