import { createHash } from "node:crypto";
import { isObject } from "../../json.ts";
import type { Answer } from "./answer.ts";
import type { Payload } from "./parse.ts";

const KEEP_MS = 600_000;
const MOST = 1_000;

/**
 * The same form sent again with the same values, because the first answer came too late: it is done
 * once, and the repeat gets the answer of the first.
 */
export function createResubmits() {
  const known = new Map<string, { work: Promise<Answer>; timer: NodeJS.Timeout }>();

  function forget(name: string): void {
    clearTimeout(known.get(name)?.timer);
    known.delete(name);
  }

  return function once(payload: Payload, work: () => Promise<Answer>): Promise<Answer> {
    const name = nameOf(payload);
    if (name === undefined) return work();
    const earlier = known.get(name);
    if (earlier) return earlier.work;
    const [oldest] = known.keys();
    if (known.size >= MOST && oldest !== undefined) forget(oldest);
    const timer = setTimeout(() => forget(name), KEEP_MS).unref();
    const first = work();
    known.set(name, { work: first, timer });
    // What failed, or was sent back, is begun anew: the reason may be gone by then.
    first.then(
      ({ body }) => body?.response_action === "errors" && forget(name),
      () => forget(name),
    );
    return first;
  };
}

/** The modal, the state of it that was on the screen, and everything in it. */
function nameOf({ type, view }: Payload): string | undefined {
  if (type !== "view_submission" || !isObject(view) || typeof view.id !== "string")
    return undefined;
  const shown = JSON.stringify([view.id, view.hash, view.state]);
  return createHash("sha256").update(shown).digest("base64");
}
