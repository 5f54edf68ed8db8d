import { type Change, insert, type Outcome, type Outgoing, update } from "../../core/change.ts";
import type { Call } from "../../core/command.ts";
import type { NewId, Store, Words } from "../../core/ports.ts";
import type { District, Run } from "../../core/records.ts";
import type { Action, Block } from "../../core/reply.ts";
import type { Answers, Checklist } from "../checklist.ts";
import { checklistOf } from "../run-row.ts";
import { teamOf } from "../team.ts";
import { toAsker } from "../to-asker.ts";
import type { Tool } from "../tool.ts";
import { type Around, aroundOf } from "./around.ts";
import { type Kept, keptIn } from "./kept.ts";
import type { Begun, Maker, Task } from "./maker.ts";
import { newestOf } from "./newest-of.ts";
import { resultReply } from "./result-reply.ts";

/** What every guided tool works with. */
export interface DocumentDeps {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
  /** Puts tasks into the district's plan; says in one sentence what it did. */
  plan(call: Call, district: District, tasks: Task[], origin: string): Promise<Planned>;
}

/** What became of tasks: the plan's changes, what its people are told, and a word about it all. */
export interface Planned {
  changes: Change[];
  outgoing: Outgoing[];
  /** Buttons about the plan, for the result. */
  actions: Action[];
  said?: string;
}

/** A tool that ends in a document, with what its other commands need to know of it. */
export interface DocumentTool extends Tool {
  gated: boolean;
  personal: boolean;
  /** How it begins for this person, or what has to be said to them first. */
  begin(
    call: Call,
    said: string,
    file: Checklist,
  ): Promise<{ begun: Begun } | { outcome: Outcome }>;
  /** The result of a document of this kind, as it is shown; undefined when it is not one. */
  result(kept: Kept, around: Around): Block[] | undefined;
  /** The same as it may leave the district. */
  page(kept: Kept, around: Around): Block[] | undefined;
  /** The same for machines. */
  facts(kept: Kept): Record<string, unknown>;
}

/** Puts around a maker what all have in common: keeping the document, showing it, planning what follows. */
export function documentTool<Made>(maker: Maker<Made>, deps: DocumentDeps): DocumentTool {
  const { words, newId } = deps;
  const { reads } = deps.store;

  const factsOf = (made: Made) => maker.facts?.(made) ?? { made };

  /** Undefined where it is not of the shape, or holds a day or a figure that cannot be. */
  function ofMade<T>({ made }: Kept, act: (made: Made) => T): T | undefined {
    const read = maker.shape.safeParse(made);
    if (!read.success) return undefined;
    try {
      return act(read.data);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  async function keep(call: Call, run: Run, kept: Kept, said: string | null) {
    const { person, cohort } = call.who;
    const id = newId();
    const home = teamOf(call);
    // Read before the documents are: whoever keeps one meanwhile has touched it.
    const district = home && (await reads.district(home.id));
    const last = await newestOf(reads, call, maker, said);
    const subject = last ? last.subject : said;
    const change = insert("document", {
      ...{ id, kind: maker.name, subject, data: kept, visibility: "private" },
      cohortId: cohort?.id ?? null,
      districtId: home?.id ?? null,
      personId: person.id,
      runId: run.id,
      replacesId: last?.id ?? null,
      createdAt: call.now,
    });
    // Of two people who finish at the same moment, the second looks again and follows the first.
    const touched = last
      ? update("document", last, {})
      : district && update("district", district, {});
    return { id, subject, changes: [change, ...(touched ? [touched] : [])], before: last };
  }

  async function planned(
    call: Call,
    made: Made,
    around: Around,
    subject: string | null,
  ): Promise<Planned> {
    const { district } = around;
    const tasks = (maker.tasks?.(made, around) ?? []).map((task) => ownedHere(task, around));
    if (!district) return { changes: [], outgoing: [], actions: [] };
    // Of a personal kind everybody has their own tasks.
    const own = maker.personal ? [around.person.id] : [];
    const origin = [maker.name, ...(subject ? [inOrigin(subject)] : []), ...own].join(":");
    return deps.plan(call, district, tasks, origin);
  }

  async function finish(call: Call, run: Run, answers: Answers): Promise<Outcome> {
    const checklist = checklistOf(run);
    const { about, title } = checklist;
    const around = await aroundOf(reads, words, call, about);
    const made = maker.shape.parse(maker.make(answers, around, checklist));
    const said = about ?? maker.subject?.(made) ?? null;
    const kept: Kept = { title, date: around.today, answers, made };
    const { id, subject, changes, before: last } = await keep(call, run, kept, said);
    const plan = await planned(call, made, around, subject);
    const more = (await maker.changes?.(made, around, call)) ?? [];
    const read = maker.shape.safeParse(last && keptIn(last)?.made);
    const told = maker.tell?.(made, around, {
      documentId: id,
      ...(read.success && { before: read.data }),
    });
    const reply = resultReply(words, maker.show(made, around), {
      ...{ documentId: id, name: maker.name, subject },
      district: around.district?.name,
      facts: factsOf(made),
      ...(plan.said && { note: plan.said }),
      actions: plan.actions,
    });
    return {
      changes: [...changes, ...plan.changes, ...more],
      outgoing: [toAsker(call, reply), ...plan.outgoing, ...stillHere(told ?? [], around)],
      audit: [{ action: `${maker.name}.kept`, subject: id }],
    };
  }

  return {
    name: maker.name,
    gated: maker.gated ?? false,
    personal: maker.personal ?? false,
    ...(maker.check && { check: maker.check }),
    ...(maker.moot && { moot: maker.moot }),
    ...(maker.note && { note: maker.note }),
    finish,
    async begin(call, said, file) {
      const around = { ...(await aroundOf(reads, words, call, undefined)), checklist: file };
      const begun = (await maker.begin?.(call, said, around)) ?? {};
      if (isOutcome(begun)) return { outcome: begun };
      return { begun: { ...begun, prefill: { ...maker.prefill?.(around), ...begun.prefill } } };
    },
    result: (kept, around) => ofMade(kept, (made) => maker.show(made, around)),
    page: (kept, around) => ofMade(kept, (made) => (maker.page ?? maker.show)(made, around)),
    facts: (kept) => ofMade(kept, factsOf) ?? {},
  };
}

/** A "#" ends an origin: one in a provider's name must not. */
const inOrigin = (subject: string) => subject.replace(/[%#]/g, encodeURIComponent);

/** Answers keep the names of people who have left since: they own nothing any more. */
function ownedHere(task: Task, { people }: Around): Task {
  const { owner } = task;
  const here = !owner?.id || people.some(({ id }) => id === owner.id);
  return here ? task : { ...task, owner: { name: owner.name } };
}

/** Only people who are in the district now are told anything of its documents. */
const stillHere = (told: Outgoing[], { people }: Around) =>
  told.filter(({ to }) => "personId" in to && people.some(({ id }) => id === to.personId));

/** Tells the tools that end in a document of this kind from the older ones. */
export const asDocumentTool = (tool: Tool): DocumentTool | undefined =>
  // Only documentTool makes tools with a result.
  "result" in tool ? (tool as DocumentTool) : undefined;

const isOutcome = (begun: Begun | Outcome): begun is Outcome =>
  "outgoing" in begun || "form" in begun || "refused" in begun;
