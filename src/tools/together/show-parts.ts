import type { Call } from "../../core/command.ts";
import type { Person, Run } from "../../core/records.ts";
import type { Action, Block, Reply } from "../../core/reply.ts";
import { showDate } from "../../core/show.ts";
import { dayIn } from "../../core/time.ts";
import type { Step } from "../checklist.ts";
import { inWords } from "../in-words.ts";
import { wasNudged } from "../nudge/when.ts";
import { walk } from "../path.ts";
import { checklistOf, openRun } from "../run-row.ts";
import type { Tool } from "../tool.ts";
import type { TogetherDeps } from "./deps.ts";
import { handOverButton } from "./hand-over-button.ts";
import { partsOf, type Section } from "./parts-of.ts";
import { goOn } from "./tell.ts";
import { isUnfinished } from "./with-others.ts";

/** Buttons for giving parts away in one message; the others are given by their number. */
const BUTTONS = 6;

/** Who has which part of a run, how far each is, and what can be done about it. */
export function createShowParts({ store, words, rules }: Omit<TogetherDeps, "newId">) {
  const { reads } = store;

  const far = (run: Run, tool: Tool, now: Date, only?: Step[]) => {
    const { guide, at } = openRun(run, tool);
    const path = walk(guide, at.answers, now);
    const steps = only ? path.steps.filter((step) => only.includes(step)) : path.steps;
    return { done: steps.filter(({ id }) => path.answers[id]).length, of: steps.length };
  };

  async function withSomebody(call: Call, part: Run, tool: Tool, holder: Person): Promise<string> {
    const { person } = call.who;
    const day = (at: Date) => showDate(dayIn(person.zone, at));
    const asked = wasNudged(part, holder, rules, call.now);
    return words("together.with", {
      ...{ name: holder.name, ...far(part, tool, call.now) },
      ...{ day: day(part.touchedAt), asked: asked ? "yes" : "no" },
    });
  }

  async function row(call: Call, run: Run, tool: Tool, section: Section, parts: Run[], at: number) {
    const isThis = (part: Run) => checklistOf(part).part?.section === section.title;
    const part = parts.findLast((one) => isThis(one) && isUnfinished(one));
    const holder = part && (await reads.person(part.personId));
    const label = `${at + 1}. ${section.title}`;
    if (part && holder) {
      const value = await withSomebody(call, part, tool, holder);
      const take: Action = {
        ...{ id: `together:${part.id}:take` },
        label: words("together.button.take-of", { name: holder.name }),
      };
      return { label, value, action: take };
    }
    const done = parts.findLast((one) => isThis(one) && one.status === "done");
    const by = done && (await reads.person(done.personId));
    const counts = far(run, tool, call.now, section.steps);
    const value = by
      ? words("together.in", { name: by.name, ...counts })
      : words("together.mine", counts);
    const give: Action = {
      ...{ id: `together:${run.id}:assign:${at + 1}`, opens: "form" },
      label: words("together.button.give", { section: section.title }),
    };
    return { label, value, action: give };
  }

  return async (call: Call, run: Run, tool: Tool): Promise<Reply> => {
    const { title, steps } = checklistOf(run);
    const sections = partsOf(steps, words("together.opening"));
    const parts = await reads.partsOf(run.id);
    const rows = await Promise.all(
      sections.map((section, at) => row(call, run, tool, section, parts, at)),
    );
    const counts = far(run, tool, call.now);
    const rest: Block =
      rows.length > 0
        ? { type: "fields", fields: rows.map(({ label, value }) => ({ label, value })) }
        : { type: "text", text: words("together.whole", counts) };
    const blocks: Block[] = [
      { type: "heading", text: words("together.title", { title }) },
      rest,
      ...(rows.length > 0 ? [{ type: "text" as const, text: words("together.how") }] : []),
      {
        type: "actions",
        actions: [
          goOn(words, run),
          ...rows.slice(0, BUTTONS).map(({ action }) => action),
          handOverButton(words, run),
        ],
      },
    ];
    const data = {
      ...{ type: "parts", run: run.id },
      parts: parts.map(({ id, personId, status }) => ({ id, personId, status })),
    };
    return { text: inWords(blocks).join("\n"), blocks, data };
  };
}
