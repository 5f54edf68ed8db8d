import { answer } from "../core/answer.ts";
import type { Command } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Store, Words } from "../core/ports.ts";
import type { Role } from "../core/records.ts";
import { showCount, showZone } from "../core/show.ts";

const ROLE_WORDS: Record<Role, string> = {
  facilitator: "cohort.role.facilitator",
  lead: "cohort.role.lead",
  member: "cohort.role.member",
  observer: "cohort.role.observer",
};

/** `cohort`: which cohort this is, who is in it, and what the asker is in it. */
export function createCohortCommand(deps: { store: Pick<Store, "reads">; words: Words }): Command {
  const { words } = deps;
  const { reads } = deps.store;
  return {
    name: "cohort",
    async run(call) {
      const { cohort, membership, district } = call.who;
      if (!cohort || !membership) throw new UserError(words("cohort.none"));
      const members = await reads.members(cohort.id);
      const districts = await reads.districts(cohort.id);
      const role = words(ROLE_WORDS[membership.role]);
      const you = district ? words("cohort.you-in", { role, district: district.name }) : role;
      const table = districts.map((one) => [
        one.name,
        showCount(members.filter((m) => m.membership.districtId === one.id).length),
      ]);
      const fields = [
        { label: words("cohort.label.you"), value: you },
        { label: words("cohort.label.zone"), value: showZone(cohort.zone) },
        { label: words("cohort.label.threshold"), value: showCount(cohort.threshold) },
      ];
      const facts = { cohort: cohort.id, districts: districts.length, members: members.length };
      return {
        outgoing: [
          answer(call, {
            text: [
              words("cohort.text", {
                name: cohort.name,
                districts: districts.length,
                members: members.length,
              }),
              ...fields.map((f) => `${f.label}: ${f.value}`),
              ...table.map(([name, count]) => `${name}: ${count}`),
            ].join("\n"),
            blocks: [
              { type: "heading", text: cohort.name },
              { type: "fields", fields },
              {
                type: "table",
                caption: words("cohort.table"),
                columns: [
                  { label: words("cohort.column.district") },
                  { label: words("cohort.column.people"), align: "right" },
                ],
                rows: table,
              },
            ],
            data: { type: "cohort", ...facts },
          }),
        ],
      };
    },
  };
}
