import { type Change, insert } from "../core/change.ts";
import type { NewId, Store, Words } from "../core/ports.ts";
import type { Cohort, District, Document, Person } from "../core/records.ts";
import { current } from "../tools/document/current.ts";

/** What an import works with; nothing in it is global, so that tests can hand it a database of their own. */
export interface ImportDeps {
  store: Pick<Store, "reads" | "commit">;
  words: Words;
  newId: NewId;
  now: Date;
}

/** What an import says, line by line, and the exit status: 1 when nothing was kept. */
export interface Imported {
  status: number;
  lines: string[];
}

/** A district that numbers can be kept for, with the person they are kept in the name of. */
export interface Target {
  cohort: Cohort;
  district: District;
  /** Its lead, or else whoever joined first; nobody where nobody joined. */
  keeper: Person | undefined;
}

/** Every district of every cohort. */
export async function allTargets({ store }: ImportDeps): Promise<Target[]> {
  const { reads } = store;
  const cohorts = await reads.cohorts();
  const found = await Promise.all(
    cohorts.map(async (cohort) => {
      const members = await reads.members(cohort.id);
      const districts = await reads.districts(cohort.id);
      return districts.map((district): Target => {
        const own = members.filter(
          ({ membership }) =>
            membership.districtId === district.id && membership.role !== "observer",
        );
        const lead = own.find(({ membership }) => membership.role === "lead") ?? own[0];
        return { cohort, district, keeper: lead?.person };
      });
    }),
  );
  return found.flat();
}

/** The district that was named, or a sentence that says which there are. */
export function targetNamed(all: Target[], said: string, words: Words): Target | string {
  const same = all.filter(({ district }) => district.name.toLowerCase() === said.toLowerCase());
  const [one, ...more] = same;
  if (one && more.length === 0) return one;
  if (one) {
    const cohorts = same.map(({ cohort }) => cohort.name).join(", ");
    return words("import.staffing.several", { district: said, cohorts });
  }
  if (all.length === 0) return words("import.staffing.none");
  const names = all.map(({ district }) => district.name).join(", ");
  return words("import.staffing.no-district", { district: said, names });
}

/** The document of a kind that counts now. */
export async function currentOf(
  { store }: ImportDeps,
  { district }: Target,
  kind: string,
): Promise<Document | undefined> {
  const all = await store.reads.documents({ districtId: district.id }, kind);
  return current(all).findLast(({ subject }) => subject === null);
}

/** A new version of a document, kept in the name of somebody of the district. */
export function documentFor(
  { newId, now }: ImportDeps,
  target: Target & { keeper: Person },
  document: { kind: string; data: unknown; before: Document | undefined },
): Change<"document"> {
  const { kind, data, before } = document;
  return insert("document", {
    ...{ id: newId(), kind, subject: null, data, visibility: "private", runId: null },
    cohortId: target.cohort.id,
    districtId: target.district.id,
    personId: target.keeper.id,
    replacesId: before?.id ?? null,
    createdAt: now,
  });
}

/** Keeps everything in one go, or nothing. */
export async function keepAll(deps: ImportDeps, kind: string, changes: Change<"document">[]) {
  const { store, newId, now } = deps;
  const audit = changes.map((change) => ({
    ...{ personId: null, action: `${kind}.imported` },
    subject: change.op === "insert" ? change.row.id : change.id,
  }));
  await store.commit({ cause: `import:${newId()}`, changes, postings: [], audit }, now);
}
