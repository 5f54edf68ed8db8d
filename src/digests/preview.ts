import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { Cohort } from "../core/records.ts";
import type { Block } from "../core/reply.ts";
import { showMonth } from "../core/show.ts";
import type { DigestDeps } from "./deps.ts";
import { createGather, monthly } from "./gather.ts";
import { missingFacts, missingLines } from "./news.ts";
import { releaseChanges } from "./post.ts";
import { createDigestReply } from "./reply.ts";

/**
 * The digest as it would be posted now, for the asker alone. What it shows counts as published;
 * names of districts that have not reported are for a facilitator only.
 */
export function createPreview(deps: DigestDeps) {
  const { words, newId } = deps;
  const gather = createGather(deps);
  const { headline } = createDigestReply(deps);

  return async function preview(call: Call, cohort: Cohort): Promise<Outcome> {
    const gathered = await gather(cohort, call.now, { preview: true, keyFor: monthly(cohort) });
    const leading = call.who.membership?.role === "facilitator";
    const shown = headline(gathered);
    const opening = words("digest.preview", { month: showMonth(gathered.period) });
    const missing = leading ? missingLines(gathered, words) : [];
    const waiting = gathered.sections.some(({ lines }) =>
      lines.some(({ months }) =>
        months.some(({ told }) => told && !told.shown && told.why === "waiting"),
      ),
    );
    const after = [
      ...(waiting ? [words("digest.waiting-why")] : []),
      ...(leading && missing.length === 0 ? [words("digest.all-reported")] : missing),
    ];
    const blocks: Block[] = [
      { type: "notice", level: "info", text: opening },
      ...(shown.blocks ?? []),
      ...after.map((text) => ({ type: "text" as const, text })),
      ...(leading ? [{ type: "actions" as const, actions: [postNow()] }] : []),
    ];
    const data = {
      ...shown.data,
      type: "digest-preview",
      ...(leading && { missing: missingFacts(gathered) }),
    };
    const text = [opening, shown.text, ...after].join("\n");
    const { cause, now } = call;
    const kept = { about: "preview" as const, key: "", nudged: [] };
    return {
      changes: releaseChanges({ id: newId(), cohort, cause, now, gathered, kept }),
      outgoing: [answer(call, { text, blocks, data })],
      audit: [{ action: "digest.previewed", subject: cohort.id }],
    };
  };

  function postNow() {
    const label = words("digest.button.now");
    return { id: "say:digest-now", label, value: "digest now", style: "primary" as const };
  }
}
