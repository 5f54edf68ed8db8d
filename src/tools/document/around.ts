import type { z } from "zod";
import type { Call } from "../../core/command.ts";
import type { Words } from "../../core/ports.ts";
import type { Reads } from "../../core/reads.ts";
import type { District, Document } from "../../core/records.ts";
import { type Day, dayIn } from "../../core/time.ts";
import type { Answers, Checklist, Named } from "../checklist.ts";
import { colleaguesOf } from "../moment-of.ts";
import { answersOf } from "../need-gap/from-answers.ts";
import type { NeedGap } from "../need-gap/tool.ts";
import { teamOf } from "../team.ts";
import { current } from "./current.ts";
import { type Kept, keptIn } from "./kept.ts";
import { soundAnswers } from "./sound.ts";

/** One earlier document that still counts. */
export interface Earlier<Made> {
  id: string;
  subject: string | null;
  personId: string;
  date: Day;
  made: Made;
}

/** What a tool may know beside the answers: who asks, when, and what the district has worked out before. */
export interface Around {
  words: Words;
  today: Day;
  /** Who works on it. */
  person: Named & { id: string };
  /** Absent for somebody without a district, and for observers: what they make is their own. */
  district: District | undefined;
  /** Counts below it are small: the cohort's setting. */
  threshold: number;
  /** The people of the district; none where there is no district. `observes`: they only look on. */
  people: (Named & { id: string; observes?: true })[];
  /** Whom or what this run is about, such as a provider's name; undefined where the tool has one subject only. */
  subject: string | undefined;
  /** The questions as the file has them, while a run begins. */
  checklist?: Checklist;
  /** The documents of that kind that count now, oldest first; those that are not of this shape are left out. */
  all<Made>(kind: string, shape: z.ZodType<Made>): Earlier<Made>[];
  /** The newest of them. */
  latest<Made>(kind: string, shape: z.ZodType<Made>): Earlier<Made> | undefined;
  /** How the newest document of that kind was answered. */
  answersTo(kind: string): Answers | undefined;
}

const THRESHOLD = 10;

/** Loads everything a tool may want to know, in one go. */
export async function aroundOf(
  reads: Reads,
  words: Words,
  call: Call,
  subject?: string,
): Promise<Around> {
  const { person, cohort } = call.who;
  const district = teamOf(call);
  const documents = current(
    await reads.documents(district ? { districtId: district.id } : { personId: person.id }),
  );
  const people = district ? await colleaguesOf(reads, call) : [];
  const all = <Made>(kind: string, shape: z.ZodType<Made>) =>
    documents.flatMap((document) => earlier(document, kind, shape));
  return {
    ...{ words, district, subject, all },
    today: dayIn(person.zone, call.now),
    person: { id: person.id, name: person.name },
    threshold: cohort?.threshold ?? THRESHOLD,
    people: people.map(({ handles: _, ...one }) => one),
    latest: (kind, shape) => all(kind, shape).at(-1),
    answersTo: (kind) => answersIn(documents.findLast((one) => one.kind === kind)),
  };
}

function earlier<Made>(document: Document, kind: string, shape: z.ZodType<Made>): Earlier<Made>[] {
  const { id, subject, personId } = document;
  if (document.kind !== kind) return [];
  const kept: Pick<Kept, "date" | "made"> | undefined = keptIn(document) ?? ownShape(document);
  const read = kept && shape.safeParse(kept.made);
  return kept && read?.success ? [{ id, subject, personId, date: kept.date, made: read.data }] : [];
}

/** Kinds older than the guided tools keep their result as it is. */
function ownShape({ data, createdAt }: Document) {
  return { date: createdAt.toISOString().slice(0, 10), made: data };
}

function answersIn(document: Document | undefined): Answers | undefined {
  if (!document) return undefined;
  if (document.kind === "need-gap") return gapAnswers(document);
  return keptIn(document)?.answers;
}

/** None where it is of an older or a broken shape. */
function gapAnswers({ data }: Document): Answers | undefined {
  try {
    // Documents of this kind are written by the need-gap tool alone.
    return soundAnswers(answersOf((data as NeedGap).inputs));
  } catch {
    return undefined;
  }
}
