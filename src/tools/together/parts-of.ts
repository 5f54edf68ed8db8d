import type { Step } from "../checklist.ts";
import { sectionsOf } from "../sections.ts";

/** One part of a checklist that can be given to somebody. */
export interface Section {
  title: string;
  steps: Step[];
}

/**
 * The parts of a checklist by its section titles, in order; `opening` names the questions before the
 * first title. Empty where there are no titles: then there is nothing to share out.
 */
export function partsOf(steps: Step[], opening: string): Section[] {
  if (!steps.some(({ section }) => section !== undefined)) return [];
  const sections = sectionsOf({ steps });
  const found = new Map<string, Step[]>();
  for (const step of steps) {
    const title = sections.get(step.id) ?? opening;
    found.set(title, [...(found.get(title) ?? []), step]);
  }
  return [...found]
    .map(([title, own]) => ({ title, steps: own }))
    .filter((one) => one.steps.some(({ type }) => type !== "note"));
}

/** The part somebody means by its number, its title, or words of it that no other has. */
export function findPart(parts: Section[], said: string): Section | undefined {
  const wanted = said.toLowerCase().trim();
  if (/^\d{1,3}$/.test(wanted)) return parts[Number(wanted) - 1];
  const exact = parts.find(({ title }) => title.toLowerCase() === wanted);
  const near = parts.filter(({ title }) => title.toLowerCase().includes(wanted));
  return exact ?? (near.length === 1 && wanted !== "" ? near[0] : undefined);
}
