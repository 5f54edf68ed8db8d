import type { Checklist } from "./checklist.ts";

/** The section of every step, by its id: the one it begins, else that of the step before it. */
export function sectionsOf({ steps }: Pick<Checklist, "steps">): Map<string, string | undefined> {
  let now: string | undefined;
  return new Map(
    steps.map(({ id, section }) => {
      now = section ?? now;
      return [id, now];
    }),
  );
}
