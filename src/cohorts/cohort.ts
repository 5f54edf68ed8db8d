import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { Action, Block } from "../core/reply.ts";
import { showCount, showZone } from "../core/show.ts";
import { begin } from "./begin.ts";
import type { CohortDeps } from "./deps.ts";
import { placeName } from "./roles.ts";

/** `cohort`: which cohort this is, who is in it, and what the asker is in it; a stranger is told how to begin. */
export function createShowCohort({ store, words }: CohortDeps) {
  const { reads } = store;

  function stranger(call: Call): Outcome {
    const { text, blocks } = begin(words);
    return { outgoing: [answer(call, { text, blocks, data: { type: "cohort", cohort: null } })] };
  }

  /** What the asker's role lets them do next. */
  function buttons(call: Call): Action[] {
    const say = (value: string, label: string): Action => ({ id: `say:${value}`, value, label });
    const role = call.who.membership?.role;
    return [
      say("cohort members", words("cohort.button.members")),
      ...(role === "facilitator"
        ? [
            {
              ...{ id: "cohort:form:district", opens: "form" as const },
              label: words("cohort.button.district"),
            },
          ]
        : []),
      ...(role === "facilitator" || role === "lead"
        ? [
            say("invite", words("cohort.button.invite")),
            say("invites", words("cohort.button.invites")),
          ]
        : []),
    ];
  }

  return async function show(call: Call): Promise<Outcome> {
    const { cohort, membership, district } = call.who;
    if (!cohort || !membership) return stranger(call);
    const members = await reads.members(cohort.id);
    const districts = await reads.districts(cohort.id);
    const teams = districts.map(({ id, name }) => ({
      name,
      count: members.filter((m) => m.membership.districtId === id).length,
    }));
    const rows = teams.map(({ name, count }) => [name, showCount(count)]);
    const fields = [
      { label: words("cohort.label.you"), value: placeName(membership.role, district, words) },
      { label: words("cohort.label.zone"), value: showZone(cohort.zone) },
      { label: words("cohort.label.threshold"), value: showCount(cohort.threshold) },
    ];
    const counts = { districts: districts.length, members: members.length };
    const columns = [
      { label: words("cohort.column.district") },
      { label: words("cohort.column.people"), align: "right" as const },
    ];
    const table: Block = { type: "table", caption: words("cohort.table"), columns, rows };
    const blocks: Block[] = [
      { type: "heading", text: cohort.name },
      { type: "fields", fields },
      ...(rows.length > 0 ? [table] : []),
      { type: "actions", actions: buttons(call) },
    ];
    const text = [
      words("cohort.text", { name: cohort.name, ...counts }),
      ...fields.map((f) => `${f.label}: ${f.value}`),
      ...teams.map((team) => words("cohort.team", team)),
    ].join("\n");
    const data = { type: "cohort", cohort: cohort.id, ...counts };
    return { outgoing: [answer(call, { text, blocks, data })] };
  };
}
