import type { Belongings } from "../core/belongings.ts";
import { type Change, update } from "../core/change.ts";
import type { Reads } from "../core/reads.ts";
import type { Document, Run } from "../core/records.ts";

type Reading = Pick<Reads, "documents" | "runsOfDistrict" | "partsOf">;

/**
 * Where documents and unfinished checklists of somebody's districts name them, as who decides, who was
 * asked or who answered, they are named by the id of whoever they become one with. It stays so if the
 * two part again.
 */
export async function mentionsGiven(
  reads: Reading,
  mine: Belongings,
  from: string,
  to: string,
): Promise<Change[]> {
  const names = (content: unknown) => JSON.stringify(content).includes(from);
  const now = <T>(content: T) => renamed(content, from, to) as T;
  const { documents, runs } = await ofDistricts(reads, mine);
  return [
    ...documents
      .filter(({ data }) => names(data))
      .map((row) => update("document", row, { data: now(row.data) })),
    ...runs
      .filter(({ answers, definition }) => names([answers, definition]))
      .map((row) =>
        update("run", row, { answers: now(row.answers), definition: now(row.definition) }),
      ),
    ...mine.step
      .filter(({ origin }) => origin?.includes(from))
      .map((row) => update("step", row, { origin: row.origin?.replaceAll(from, to) ?? null })),
  ];
}

/** Their own, and what their districts hold; each row once. */
async function ofDistricts(reads: Reading, mine: Belongings) {
  const documents = new Map<string, Document>(mine.document.map((row) => [row.id, row]));
  const runs = new Map<string, Run>(mine.run.map((row) => [row.id, row]));
  for (const { districtId } of mine.membership) {
    if (districtId === null) continue;
    for (const row of await reads.documents({ districtId })) documents.set(row.id, row);
    for (const run of await reads.runsOfDistrict(districtId))
      for (const row of [run, ...(await reads.partsOf(run.id))]) runs.set(row.id, row);
  }
  return { documents: [...documents.values()], runs: [...runs.values()] };
}

/** Ids are unique: wherever one stands as a whole, as a name or a value, it means that person. */
function renamed(content: unknown, from: string, to: string): unknown {
  if (content === from) return to;
  if (Array.isArray(content)) return content.map((one) => renamed(one, from, to));
  // A day that is still a date has no names in it.
  if (typeof content !== "object" || content === null || content instanceof Date) return content;
  const entries = Object.entries(content).map(([key, one]) => [
    key === from ? to : key,
    renamed(one, from, to),
  ]);
  return Object.fromEntries(entries);
}
