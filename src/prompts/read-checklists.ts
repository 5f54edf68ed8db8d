import { join } from "node:path";
import type { Checklist } from "../tools/checklist.ts";
import { prefillProblem } from "./checklist/prefill-faults.ts";
import { checklistShape } from "./checklist-shape.ts";
import { readAll, readFolder } from "./read-folder.ts";

/** What a checklist's file has to be called, so that people can type its name. */
const NAME = /^[a-z][a-z0-9-]*$/;

/**
 * The checklists of a folder, and the shipped ones that it has none of its own for. Problems are
 * collected, not thrown; so is an answer that is to come from a step which another checklist has not.
 */
export function readChecklists(
  folder: string,
  shipped: string,
  problems: string[],
): Map<string, Checklist> {
  const others = shipped === folder ? [] : readAll(join(shipped, "checklists"), checklistShape, []);
  const all = new Map<string, Checklist>(others);
  const own = readFolder(join(folder, "checklists"), checklistShape);
  for (const [id, read] of own) if (read.ok) all.set(id, { ...read.value, id });
  for (const [id, read] of own) {
    const path = join(folder, "checklists", `${id}.yaml`);
    if (!NAME.test(id))
      problems.push(
        `${path}:1: people type this name: call the file by lower-case letters, digits and dashes, such as site-visit.yaml`,
      );
    if (!read.ok) {
      problems.push(...read.problems);
      continue;
    }
    for (const [at, step] of read.value.steps.entries()) {
      const wrong = prefillProblem(step, all);
      const line = read.lineAt(["steps", at, "prefill"]);
      if (wrong) problems.push(`${path}:${line}: step ${at + 1}, prefill: ${wrong}`);
    }
  }
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}
