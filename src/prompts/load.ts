import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
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
import { checklistShape } from "./checklist-shape.ts";
import { libraryShape, uncited } from "./library-shape.ts";
import { metricShape } from "./metric-shape.ts";
import { planShape, remindersShape } from "./plan-shape.ts";
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

/**
 * Reads a prompts folder. Throws StartError with every problem in every file, each as file:line: reason.
 * A sentence that it lacks is taken from the `shipped` folder, so that a copy outlives a new version.
 */
export function loadPrompts(folder: string, shipped = folder): Prompts {
  if (!existsSync(join(folder, "words", "en")))
    throw new StartError([
      `The prompts folder ${folder} has no words/en in it. Point COHORT_PROMPTS at a copy of the shipped prompts folder, or leave it out.`,
    ]);
  const problems: string[] = [];
  const words = readWords(join(folder, "words", "en"));
  if (!words.ok) problems.push(...words.problems);
  const others = shipped === folder ? words : readWords(join(shipped, "words", "en"));
  const checklists = readAll(join(folder, "checklists"), checklistShape, problems);
  const staffing = readOne(join(folder, "benchmarks.yaml"), benchmarksShape, problems);
  const streamsIn = existsSync(join(folder, "streams.yaml")) ? folder : shipped;
  const funding = readOne(join(streamsIn, "streams.yaml"), streamsShape, problems);
  const libraryIn = existsSync(join(folder, "library.yaml")) ? folder : shipped;
  const library = readOne(join(libraryIn, "library.yaml"), libraryShape, problems);
  const metrics = inOrder(readAll(join(folder, "metrics"), metricShape, problems));
  const plans = readAll<Omit<PlanTemplate, "id">>(join(folder, "plans"), planShape, problems);
  const reports = readAll<Omit<Report, "id">>(join(folder, "reports"), reportShape, problems);
  for (const report of reports.values())
    problems.push(...reportProblems(report, checklists.get(report.id), folder));
  const catalogPath = [folder, shipped].map((one) => join(one, "tools.yaml")).find(existsSync);
  const catalog = readOne(catalogPath ?? join(folder, "tools.yaml"), catalogShape, problems);
  const reminders = readOne(join(folder, "reminders.yaml"), remindersShape, problems);
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
    warnings: uncited(library, join(libraryIn, "library.yaml")),
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

/** All files of one kind, by file name without ".yaml"; problems are collected, not thrown. */
export function readAll<T extends object>(
  folder: string,
  shape: z.ZodType<T>,
  problems: string[],
): Map<string, T & { id: string }> {
  const found = new Map<string, T & { id: string }>();
  const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith(".yaml")) : [];
  for (const name of files.sort()) {
    const read = readYaml(join(folder, name), shape);
    if (read.ok) found.set(basename(name, ".yaml"), { ...read.value, id: basename(name, ".yaml") });
    else problems.push(...read.problems);
  }
  return found;
}

const inOrder = <T extends { order: number }>(all: Map<string, T>) =>
  new Map([...all].sort(([, a], [, b]) => a.order - b.order));
