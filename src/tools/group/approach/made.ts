import { z } from "zod";
import type { Answers } from "../../checklist.ts";
import { dueSoon } from "../../dates/due-soon.ts";
import type { Around } from "../../document/around.ts";
import { namedShape } from "../../document/named.ts";
import { peopleOf, severalOf, textOf, yesOf } from "../../given.ts";

/** The three ways of the source document (community-providers, lines 46-47), and the plan for each. */
export const WAYS = [
  { way: "partner", plan: "community-partners" },
  { way: "employ", plan: "employ-staff" },
  { way: "contract", plan: "contract-providers" },
] as const;

/** What is weighed for each of them (community-providers, lines 48-50). */
export const CONSIDERATIONS = ["labor", "flexibility", "quality"] as const;

const judged = z.string().nullable();

/** What a document of kind "approach" holds. `levers`: what check-ins with providers look at. `due`: for what follows. */
export const approachShape = z.object({
  ways: z.array(
    z.object({
      way: z.enum(["partner", "employ", "contract"]),
      labor: judged,
      flexibility: judged,
      quality: judged,
      note: z.string().nullable(),
    }),
  ),
  levers: z.array(z.string()),
  called: z.boolean(),
  caller: namedShape.nullable(),
  due: z.string(),
});

export type Approach = z.infer<typeof approachShape>;

/** What answers say of the ways that were chosen. */
export function approachOf(answers: Answers, around: Around): Approach {
  const chosen = severalOf(answers, "ways");
  const said = (step: string) => textOf(answers, step) ?? null;
  const [caller = null] = peopleOf(answers, "caller");
  const before = around.latest("approach", approachShape)?.made.due;
  return {
    ways: WAYS.filter(({ way }) => chosen.includes(way)).map(({ way }) => ({
      way,
      labor: said(`${way}-labor`),
      flexibility: said(`${way}-flexibility`),
      quality: said(`${way}-quality`),
      note: said(`${way}-note`),
    })),
    levers: severalOf(answers, "levers"),
    called: yesOf(answers, "called") ?? false,
    caller,
    due: dueSoon(around.today, before),
  };
}
