import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call, Command, Who } from "../core/command.ts";
import type { ShowPart } from "../core/page-part.ts";
import type { Store, Words } from "../core/ports.ts";
import type { Action, Block, Reply } from "../core/reply.ts";
import { showDate } from "../core/show.ts";
import { hello } from "./hello.ts";

const SHOWN = 5;

/** What waits for the person: unfinished runs, their next steps, their district's open tests. */
export function createHome(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  warnings: ShowPart[];
  begin: { text: string; actions: Action[] };
}) {
  const { words, warnings, begin } = deps;
  const { reads } = deps.store;

  async function runs(call: Call) {
    const unfinished = await reads.unfinishedRuns(call.who.person.id);
    return unfinished.slice(0, SHOWN).map(({ id, step, definition, checklist }) => {
      const { title = checklist } = definition as { title?: string };
      const goOn: Action = {
        id: `run:${id}:${step}:resume`,
        label: words("tools.go-on", { title }),
      };
      return { line: words("help.home.run", { title }), goOn };
    });
  }

  async function steps(call: Call): Promise<string[]> {
    const owned = await reads.stepsOwned(call.who.person.id);
    return owned
      .slice(0, SHOWN)
      .map(({ label, dueOn }) =>
        dueOn
          ? words("help.home.step-dated", { label, due: showDate(dueOn) })
          : words("help.home.step-undated", { label }),
      );
  }

  async function tests(call: Call): Promise<string[]> {
    const { district } = call.who;
    const looksOn = call.who.membership?.role === "observer";
    const open = district && !looksOn ? await reads.openExperiments(district.id) : [];
    return open
      .slice(0, SHOWN)
      .map(({ question, stopOn }) => words("help.home.test", { question, stop: showDate(stopOn) }));
  }

  const warned = async (call: Call) =>
    (await Promise.all(warnings.map((part) => part(call)))).filter((part) => part !== undefined);

  /** Only what the person can do: plans and tests belong to a district, previews to those who lead. */
  const buttons = ({ district, cohort, membership }: Who): Action[] => [
    ...(membership ? [] : begin.actions),
    { id: "say:gap", value: "gap", label: words("help.home.button.gap") },
    ...(district
      ? [
          { id: "say:plan", value: "plan", label: words("help.home.button.plan") },
          ...(membership?.role === "observer"
            ? []
            : [{ id: "say:try", value: "try", label: words("help.home.button.try") }]),
        ]
      : []),
    ...(cohort && (membership?.role === "facilitator" || membership?.role === "lead")
      ? [{ id: "say:digest", value: "digest preview", label: words("help.home.button.digest") }]
      : []),
  ];

  async function page(call: Call): Promise<Reply> {
    const unfinished = await runs(call);
    const sections = [
      { title: words("help.home.runs"), lines: unfinished.map(({ line }) => line) },
      { title: words("help.home.steps"), lines: await steps(call) },
      { title: words("help.home.tests"), lines: await tests(call) },
    ].filter(({ lines }) => lines.length > 0);
    const greeting = hello(call.who, words);
    const empty = call.who.membership ? words("help.home.nothing") : begin.text;
    const wrong = await warned(call);
    const blocks: Block[] = [
      { type: "heading", text: greeting },
      ...wrong.flatMap((part) => part.blocks),
    ];
    if (sections.length === 0) blocks.push({ type: "text", text: empty });
    for (const { title, lines } of sections)
      blocks.push({ type: "text", text: [title, ...lines.map((line) => `• ${line}`)].join("\n") });
    const goOn = unfinished.map((one) => one.goOn);
    blocks.push({ type: "actions", actions: [...goOn, ...buttons(call.who)] });
    const ahead = wrong.flatMap(({ lines }) => lines);
    const told = sections.flatMap(({ title, lines }) => [title, ...lines]);
    const text = [greeting, ...ahead, ...(told.length > 0 ? told : [empty])].join("\n");
    return { text, blocks, data: { type: "home", sections: sections.length } };
  }

  const show = async (call: Call): Promise<Outcome> => ({
    outgoing: [answer(call, await page(call))],
  });
  const command: Command = { name: "home", aliases: ["hello", "hi"], run: show };
  return { command, show };
}
