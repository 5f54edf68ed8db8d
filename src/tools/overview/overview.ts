import { answer } from "../../core/answer.ts";
import type { Outcome } from "../../core/change.ts";
import type { Call } from "../../core/command.ts";
import type { Store, Words } from "../../core/ports.ts";
import type { Action, Block, Reply } from "../../core/reply.ts";
import { showDate } from "../../core/show.ts";
import { dayIn } from "../../core/time.ts";
import { linesOf } from "../document/result-reply.ts";
import type { Catalog } from "./catalog.ts";
import type { Standing } from "./standing.ts";

/** One group with the tools of it that there are. */
interface Part {
  id: string;
  title: string;
  standings: Standing[];
}

/** `tools`: every guided tool by the part of the work it belongs to, where the district stands, and what is next. */
export function createOverview(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  catalog: Catalog;
  standings: (call: Call) => Promise<Standing[]>;
  /** "3 of 9 answered". */
  howFar: (call: Call, standing: Standing) => string;
}) {
  const { words, catalog, standings, howFar } = deps;
  const { reads } = deps.store;

  /** The groups of the catalog, and last what is in none of them. */
  function partsOf(all: Standing[]): Part[] {
    const named = new Set(catalog.groups.flatMap(({ tools }) => tools));
    const parts = catalog.groups.map(({ id, title, tools }) => {
      const found = tools.map((name) => all.find(({ checklist }) => checklist.id === name));
      return { id, title, standings: found.filter((one) => one !== undefined) };
    });
    const own = all.filter(({ checklist }) => !named.has(checklist.id));
    const rest = { id: "own", title: words("tools.own"), standings: own };
    return [...parts, rest].filter((part) => part.standings.length > 0);
  }

  /** What is unfinished goes on first; then the first of the way that is not done. */
  function nextOf(all: Standing[]): Standing | undefined {
    const mine = all.filter((one) => one.mine).sort((a, b) => touched(b) - touched(a));
    const onTheWay = catalog.path
      .map((name) => all.find(({ checklist }) => checklist.id === name))
      .find((one) => one?.state === "new");
    return mine[0] ?? onTheWay;
  }

  async function everything(call: Call): Promise<Reply> {
    const all = await standings(call);
    const parts = partsOf(all);
    const next = nextOf(all);
    const fields = parts.map((part, at) => ({
      label: words("tools.group", { ...tally(part), title: part.title, number: at + 1 }),
      value: part.standings.map(nameOf).join(" · "),
    }));
    const actions = [
      ...(next ? [button(next, "primary")] : []),
      ...parts.map(({ id, title }) => ({
        id: `say:tools-${id}`,
        label: title,
        value: `tools ${id}`,
      })),
    ];
    const blocks: Block[] = [
      { type: "heading", text: words("tools.title") },
      ...(next ? [{ type: "text" as const, text: sayNext(call, next) }] : []),
      { type: "fields", fields },
      { type: "text", text: words("tools.legend") },
      { type: "actions", actions },
    ];
    return { text: linesOf(blocks).join("\n"), blocks, data: factsOf(parts, next) };
  }

  async function one(call: Call, part: Part): Promise<Reply> {
    const fields = await Promise.all(
      part.standings.map(async (standing) => ({
        label: `${nameOf(standing)} (${standing.tool.command ?? standing.checklist.id})`,
        value: await sayStanding(call, standing),
      })),
    );
    const actions = part.standings.map((standing) => button(standing));
    const back = { id: "say:tools", label: words("tools.all"), value: "tools" };
    const blocks: Block[] = [
      { type: "heading", text: part.title },
      { type: "fields", fields },
      { type: "actions", actions: [...actions, back] },
    ];
    return { text: linesOf(blocks).join("\n"), blocks, data: factsOf([part], undefined) };
  }

  const nameOf = ({ checklist, state }: Standing) =>
    words("tools.name", { title: checklist.title, state });

  const tally = ({ standings: all }: Part) => ({
    done: all.filter(({ state }) => state === "done").length,
    of: all.length,
  });

  const sayNext = (call: Call, next: Standing) =>
    next.mine
      ? words("tools.next-open", { title: next.checklist.title, far: howFar(call, next) })
      : words("tools.next", { title: next.checklist.title, minutes: next.checklist.minutes });

  async function sayStanding(call: Call, standing: Standing): Promise<string> {
    const { checklist, documents, mine, theirs } = standing;
    const newest = documents.at(-1);
    const said: string[] = [];
    if (newest) {
      const name = (await reads.person(newest.personId))?.name ?? words("result.someone");
      const day = showDate(dayIn(call.who.person.zone, newest.createdAt));
      said.push(words("tools.done", { name, day, count: documents.length }));
    }
    if (mine) said.push(words("tools.mine", { far: howFar(call, standing) }));
    else if (theirs) {
      const name = (await reads.person(theirs.personId))?.name ?? words("result.someone");
      said.push(words("tools.theirs", { name }));
    }
    if (said.length === 0) said.push(words("tools.minutes", { minutes: checklist.minutes }));
    const [purpose] = /^.+?[.!?](?=\s|$)/.exec(checklist.intro ?? "") ?? [];
    return [...said, ...(newest || mine || !purpose ? [] : [purpose])].join(" ");
  }

  /** Goes on, shows what was made, or begins. */
  function button(standing: Standing, style?: "primary"): Action {
    const { checklist, tool, mine, documents } = standing;
    const { title, id } = checklist;
    const look = style ? { style } : {};
    if (mine)
      return {
        ...{ id: `run:${mine.id}:${mine.step}:resume`, ...look },
        label: words("tools.go-on", { title }),
      };
    if (documents.length > 0 && !tool.command)
      return {
        id: `say:result-${id}`,
        label: words("tools.see", { title }),
        value: tool.see ?? `result ${id}`,
      };
    const name = tool.command ?? `start ${id}`;
    return { id: `say:${id}`, label: title, value: name, ...look };
  }

  const factsOf = (parts: Part[], next: Standing | undefined) => ({
    type: "tools",
    tools: parts.flatMap(({ id, standings: all }) =>
      all.map(({ checklist, tool, state, mine }) => ({
        ...{ name: tool.command ?? checklist.id, group: id, state, run: mine?.id ?? null },
      })),
    ),
    next: next?.checklist.id ?? null,
  });

  /** `tools`, and `tools <group>` by its id, its title or its number. */
  async function tools(call: Call, args: string): Promise<Outcome> {
    const said = args.trim().toLowerCase();
    if (said === "") return { outgoing: [answer(call, await everything(call))] };
    const parts = partsOf(await standings(call));
    const part = parts.find(
      ({ id, title }, at) => id === said || title.toLowerCase() === said || String(at + 1) === said,
    );
    return { outgoing: [answer(call, part ? await one(call, part) : await everything(call))] };
  }

  return { tools, everything };
}

const touched = ({ mine }: Standing) => mine?.touchedAt.getTime() ?? 0;
