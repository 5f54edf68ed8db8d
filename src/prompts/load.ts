import { existsSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { StartError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import type { Report } from "../experiments/report.ts";
import type { Library } from "../library/card.ts";
import type { MetricDefinition } from "../metrics/definition.ts";
import type { PlanTemplate } from "../plans/template.ts";
import type { ReminderRules } from "../reminders/rules.ts";
import type { Checklist } from "../tools/checklist.ts";
import type { Stream } from "../tools/money/funding-map/streams.ts";
import type { Catalog } from "../tools/overview/catalog.ts";
import type { Benchmark } from "../tools/staffing/benchmark.ts";
import { benchmarksShape } from "./benchmark-shape.ts";
import { catalogShape } from "./catalog-shape.ts";
import { libraryShape, uncited } from "./library-shape.ts";
import { metricShape } from "./metric-shape.ts";
import { planShape, remindersShape } from "./plan-shape.ts";
import { readChecklists } from "./read-checklists.ts";
import { readAll } from "./read-folder.ts";
import { reportProblems, reportShape } from "./report-shape.ts";
import { streamsShape } from "./streams-shape.ts";
import { createWords, readWords } from "./words.ts";
import { readYaml } from "./yaml-file.ts";

/** Everything that people who do not program can change: read once, checked, then fixed. */
export interface Prompts {
  words: Words;
  checklists: Map<string, Checklist>;
  benchmarks: Benchmark[];
  streams: Stream[];
  /** How the tools are shown; the shipped way where the folder says nothing. */
  catalog: Catalog;
  library: Library;
  /** What can be started with, but should be mended: said at every start. */
  warnings: string[];
  metrics: Map<string, MetricDefinition>;
  plans: Map<string, PlanTemplate>;
  reminders: ReminderRules;
  reports: Map<string, Report>;
}

/** What a prompts folder can hold. */
const PARTS = [
  ...[join("words", "en"), "checklists", "metrics", "plans", "reports"],
  ...["benchmarks.yaml", "streams.yaml", "tools.yaml", "library.yaml", "reminders.yaml"],
];

/**
 * Reads a prompts folder. Throws StartError with every problem in every file, each as file:line: reason.
 * What it lacks, a sentence, a checklist or a whole part, is taken from the `shipped` folder, so that
 * a copy outlives a new version and a few files of one's own are enough.
 */
export function loadPrompts(folder: string, shipped = folder): Prompts {
  const has = (part: string) => existsSync(join(folder, part));
  if (!PARTS.some(has))
    throw new StartError([
      `The prompts folder ${folder} holds nothing that Cohort reads: no checklists, no words/en. Point COHORT_PROMPTS at a folder with checklists in it or at a copy of the shipped prompts folder, or leave it out.`,
    ]);
  const at = (part: string) => join(has(part) ? folder : shipped, part);
  const problems: string[] = [];
  const words = readWords(at(join("words", "en")));
  if (!words.ok) problems.push(...words.problems);
  const others = shipped === folder ? words : readWords(join(shipped, "words", "en"));
  const checklists = readChecklists(folder, shipped, problems);
  const staffing = readOne(at("benchmarks.yaml"), benchmarksShape, problems);
  const funding = readOne(at("streams.yaml"), streamsShape, problems);
  const library = readOne(at("library.yaml"), libraryShape, problems);
  const metrics = inOrder(readAll(at("metrics"), metricShape, problems));
  const plans = readAll<Omit<PlanTemplate, "id">>(at("plans"), planShape, problems);
  const reports = readAll<Omit<Report, "id">>(at("reports"), reportShape, problems);
  for (const report of reports.values())
    problems.push(...reportProblems(report, checklists.get(report.id), folder));
  const catalog = readOne(at("tools.yaml"), catalogShape, problems);
  const reminders = readOne(at("reminders.yaml"), remindersShape, problems);
  if (!words.ok || !reminders || !staffing || !catalog || !library || problems.length > 0)
    throw new StartError(problems);
  const { benchmarks } = staffing;
  const { streams = [] } = funding ?? {};
  return {
    words: createWords(new Map([...(others.ok ? others.value : []), ...words.value])),
    checklists,
    benchmarks,
    streams,
    catalog,
    library,
    warnings: uncited(library, at("library.yaml")),
    metrics,
    plans,
    reminders,
    reports,
  };
}

/** One file that must be there; its problems are collected, not thrown. */
function readOne<T>(path: string, shape: z.ZodType<T>, problems: string[]): T | undefined {
  if (!existsSync(path)) {
    problems.push(`${path}:1: this file is missing`);
    return undefined;
  }
  const read = readYaml(path, shape);
  if (read.ok) return read.value;
  problems.push(...read.problems);
  return undefined;
}

const inOrder = <T extends { order: number }>(all: Map<string, T>) =>
  new Map([...all].sort(([, a], [, b]) => a.order - b.order));
