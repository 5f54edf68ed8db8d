import { createHash } from "node:crypto";
import type { Address } from "../../../src/core/address.ts";
import type { Read } from "./shapes.ts";

/** What an arrival is named by: who did what where, and what it says. */
export interface Named {
  tenant: string;
  user: string;
  at: Address;
  kind: string;
  meaning: unknown[];
  /** It names itself: a form that is made anew each time it is shown. */
  once?: boolean;
}

/**
 * One name for one thing done, however often and under whatever id Teams sends it. What is not
 * answered comes again after 15 s with the same id, and after 30 s with a new id and timestamp
 * (github.com/microsoft/botbuilder-dotnet issue 5005). `localTimestamp` is by its definition when the
 * activity was generated, not when it was passed on (botframework-activity.md), so with it two clicks,
 * or the same words a minute later, are two things and a repeat is one. Where there is none the id
 * must do; undefined where there is neither.
 */
export function nameArrival(activity: Read, named: Named): string | undefined {
  const { tenant, user, at, kind, meaning, once } = named;
  const moment = once ? "once" : momentOf(activity);
  if (!moment) return undefined;
  // Not the thread: some activities of one thread name it and others do not.
  const said = JSON.stringify([kind, user, ...meaning, moment]);
  const digest = createHash("sha256").update(said).digest("hex");
  return `teams:${tenant}:${at.conversation}:${digest}`;
}

function momentOf({ id, localTimestamp, replyToId }: Read): string | undefined {
  const moment = localTimestamp && !Number.isNaN(Date.parse(localTimestamp));
  if (moment) return `at ${localTimestamp} on ${replyToId ?? ""}`;
  return id && `id ${id}`;
}
