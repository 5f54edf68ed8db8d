import { z } from "zod";
import type { Condition } from "../../tools/checklist.ts";
import { conditionMend } from "./condition-mend.ts";
import { idShape } from "./words-shape.ts";

const bound = z.union([z.number(), z.string(), z.strictObject({ step: idShape })]);
const step = idShape;

/** When a step is asked. */
export const conditionShape: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ step, is: z.union([z.string(), z.number(), z.boolean()]) }),
      z.strictObject({ step, has: z.string() }),
      z.strictObject({ step, above: bound }),
      z.strictObject({ step, below: bound }),
      z.strictObject({ step, atLeast: bound }),
      z.strictObject({ step, atMost: bound }),
      z.strictObject({ step, answered: z.boolean() }),
      z.strictObject({ and: z.array(conditionShape).min(1) }),
      z.strictObject({ or: z.array(conditionShape).min(1) }),
      z.strictObject({ not: conditionShape }),
    ],
    { error: ({ input }) => conditionMend(input) },
  ),
);
