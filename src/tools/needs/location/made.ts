import { z } from "zod";
import type { Answers } from "../../checklist.ts";
import { namedShape } from "../../document/named.ts";
import { peopleOf, severalOf, textOf } from "../../given.ts";
import { FACTORS, OPTIONS } from "./options.ts";

const optionShape = z.object({
  option: z.string(),
  ready: z.array(z.string()),
  open: z.array(z.string()),
  note: z.string().nullable(),
});

/** What a document of kind "location" holds. `factors`: how much each point matters, by its question. */
export const locationShape = z.object({
  options: z.array(optionShape),
  factors: z.record(z.string(), z.string()),
  every: z.string().nullable(),
  transportOwner: namedShape.nullable(),
  owner: namedShape.nullable(),
  readyBy: z.string().nullable(),
});

export type Location = z.infer<typeof locationShape>;

/** The options that were picked, each with what is ready for it and what is not. */
export function locationOf(answers: Answers): Location {
  const picked = severalOf(answers, "options");
  const factors = FACTORS.flatMap(({ step }): [string, string][] => {
    const weight = textOf(answers, step);
    return weight === undefined ? [] : [[step, weight]];
  });
  const [transportOwner = null] = peopleOf(answers, "transport-owner");
  const [owner = null] = peopleOf(answers, "owner");
  return {
    options: OPTIONS.filter(({ value }) => picked.includes(value)).map(
      ({ value, asked, items }) => {
        const said = severalOf(answers, `${asked}-ready`);
        const ready = Object.keys(items).filter((item) => said.includes(item));
        const open = Object.keys(items).filter((item) => !said.includes(item));
        return { option: value, ready, open, note: textOf(answers, `${asked}-note`) ?? null };
      },
    ),
    factors: Object.fromEntries(factors),
    every: textOf(answers, "mobile-every") ?? null,
    ...{ transportOwner, owner },
    readyBy: textOf(answers, "ready-by") ?? null,
  };
}
