import type { Words } from "../../core/ports.ts";
import type { Action } from "../../core/reply.ts";
import type { Checklist } from "../checklist.ts";

/** One button for every part that others have, to have it back. */
export function takeBacks(words: Words, held: NonNullable<Checklist["held"]>): Action[] {
  const parts = new Map(Object.values(held).map(({ run, name }) => [run, name]));
  const several = parts.size > 1;
  return [...parts].map(([run, name]) => ({
    id: `together:${run}:take`,
    label: several ? words("together.button.take-of", { name }) : words("together.button.take"),
  }));
}
