import { createHash } from "node:crypto";
import { isObject } from "../../json.ts";
import { createRepeats } from "../../repeats.ts";
import type { Answer } from "./answer.ts";
import type { Payload } from "./parse.ts";

/**
 * The same form sent again with the same values, because the first answer came too late: it is done
 * once, and the repeat gets the answer of the first, unless that sent it back.
 */
export function createResubmits() {
  const once = createRepeats<Answer>({
    ...{ keepMs: 600_000, most: 1_000 },
    anew: ({ body }) => body?.response_action === "errors",
  });
  return (payload: Payload, work: () => Promise<Answer>) => once(nameOf(payload), work);
}

/** The modal, the state of it that was on the screen, and everything in it. */
function nameOf({ type, view }: Payload): string | undefined {
  if (type !== "view_submission" || !isObject(view) || typeof view.id !== "string")
    return undefined;
  const shown = JSON.stringify([view.id, view.hash, view.state]);
  return createHash("sha256").update(shown).digest("base64");
}
