import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { Person } from "../core/records.ts";
import { type Table, tableInWords } from "../core/reply.ts";
import type { CohortDeps } from "./deps.ts";
import { insider, ROLES, roleName } from "./roles.ts";
import {
  createFindUnreached,
  type Unreached,
  unreachedBlocks,
  unreachedLines,
} from "./unreachable.ts";

/** `cohort members`: a facilitator sees everybody, the others their own district and who facilitates. */
export function createMembers({ store, words, reasons }: CohortDeps) {
  const { reads } = store;
  const unreachedAmong = createFindUnreached({ store, reasons });

  function arriveFor({ id }: Person, unreached: Unreached[]): string {
    const lost = unreached.filter(({ person }) => person.id === id);
    if (lost.length === 0) return words("unreachable.arrive");
    return lost.map(({ platform }) => words("unreachable.lost", { platform })).join(", ");
  }

  return async function members(call: Call): Promise<Outcome> {
    const { cohort, membership } = insider(call, words);
    const isFacilitator = membership.role === "facilitator";
    const names = new Map((await reads.districts(cohort.id)).map(({ id, name }) => [id, name]));
    const all = await reads.members(cohort.id);
    const seen = all.filter(
      ({ membership: one }) =>
        isFacilitator ||
        one.id === membership.id ||
        one.role === "facilitator" ||
        (one.districtId !== null && one.districtId === membership.districtId),
    );
    const unreached = isFacilitator ? await unreachedAmong(seen.map(({ person }) => person)) : [];
    const rows = seen
      .map(({ person, membership: { role, districtId } }) => ({
        ...{ name: person.name, role, district: names.get(districtId ?? "") ?? "–" },
        arrive: arriveFor(person, unreached),
      }))
      .sort(
        (a, b) =>
          a.district.localeCompare(b.district) ||
          ROLES.indexOf(a.role) - ROLES.indexOf(b.role) ||
          a.name.localeCompare(b.name),
      );
    const table: Table = {
      type: "table",
      caption: words("cohort.members.table", { name: cohort.name, count: rows.length }),
      columns: [
        { label: words("cohort.column.name") },
        { label: words("cohort.column.role") },
        { label: words("cohort.column.district") },
        ...(unreached.length > 0 ? [{ label: words("unreachable.column") }] : []),
      ],
      rows: rows.map(({ name, role, district, arrive }) => [
        ...[name, roleName(role, words), district],
        ...(unreached.length > 0 ? [arrive] : []),
      ]),
    };
    const lines = unreachedLines(unreached, words);
    const how = isFacilitator ? words("cohort.members.how") : words("cohort.members.own");
    const text = [...tableInWords(table), ...lines, how].join("\n");
    return {
      outgoing: [
        answer(call, {
          text,
          blocks: [
            table,
            ...(lines.length > 0 ? unreachedBlocks(lines, words) : []),
            { type: "text", text: how },
          ],
          data: {
            type: "members",
            cohort: cohort.id,
            members: seen.map(({ person }) => person.id),
          },
        }),
      ],
    };
  };
}
