import { answer } from "../../core/answer.ts";
import type { Call, Command } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { Store, Words } from "../../core/ports.ts";
import type { Block, Reply } from "../../core/reply.ts";
import { showCount } from "../../core/show.ts";
import { linesOf } from "../document/result-reply.ts";
import { teamOf } from "../team.ts";
import { type Progress, progressOf } from "./progress.ts";

/** `onboarding`: how far each district is with its first steps, for facilitators; for others, their own district's. */
export function createOnboarding(deps: { store: Pick<Store, "reads">; words: Words }): Command {
  const { words } = deps;
  const { reads } = deps.store;

  async function progress(call: Call): Promise<Progress[]> {
    const { cohort, membership } = call.who;
    const own = teamOf(call);
    if (!cohort || (membership?.role !== "facilitator" && !own))
      throw new UserError(words("onboarding.no-district"), { reason: "no-district" });
    const all = membership?.role === "facilitator" ? await reads.districts(cohort.id) : [];
    const members = await reads.members(cohort.id);
    const shown = all.length > 0 ? all : own ? [own] : [];
    return Promise.all(
      shown.map(async (district) =>
        progressOf(district, members, await reads.documents({ districtId: district.id })),
      ),
    );
  }

  function show(all: Progress[], facilitates: boolean): Reply {
    const done = all.filter((one) => one.done && one.begun === one.members).length;
    const actions = [
      start("onboarding-district", words("onboarding.button.district")),
      start("onboarding-member", words("onboarding.button.member")),
    ];
    const blocks: Block[] = [
      { type: "heading", text: words("onboarding.progress", { done, of: all.length }) },
      tableOf(words, all),
      ...(facilitates ? [] : [{ type: "actions" as const, actions }]),
    ];
    const counts = all.map(({ name: _, ...facts }) => facts);
    return {
      text: linesOf(blocks).join("\n"),
      blocks,
      data: { type: "onboarding", districts: counts },
    };
  }

  return {
    name: "onboarding",
    aliases: ["onboard"],
    async run(call) {
      const facilitates = call.who.membership?.role === "facilitator";
      return { outgoing: [answer(call, show(await progress(call), facilitates))] };
    },
  };
}

const start = (tool: string, label: string) => ({
  ...{ id: `say:start-${tool}`, label, value: `start ${tool}` },
});

function tableOf(words: Words, all: Progress[]): Block {
  const part = (n: number, of: number) =>
    words("onboarding.part", { n: showCount(n), of: showCount(of) });
  return {
    type: "table",
    caption: words("onboarding.table.caption"),
    columns: [
      { label: words("onboarding.table.district") },
      { label: words("onboarding.table.profile"), align: "right" },
      { label: words("onboarding.table.first") },
      { label: words("onboarding.table.members"), align: "right" },
    ],
    rows: all.map(({ name, known, of, done, begun, members }) => [
      name,
      part(known, of),
      words("onboarding.table.done", { done: done ? "yes" : "no" }),
      part(begun, members),
    ]),
  };
}
