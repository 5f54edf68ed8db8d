import type { Store, Words } from "../../core/ports.ts";
import type { Document } from "../../core/records.ts";
import type { Block, Reply } from "../../core/reply.ts";
import { showDate } from "../../core/show.ts";
import { checklistOf } from "../run-row.ts";
import { changedAnswers } from "./changes.ts";
import { versionsOf } from "./current.ts";
import { type Kept, keptIn } from "./kept.ts";
import { linesOf } from "./result-reply.ts";

/** As many as one message can show; older ones are counted. */
const SHOWN = 8;

/** Who made which version of a document, when, and what it changed. */
export function createHistory(deps: { store: Pick<Store, "reads">; words: Words }) {
  const { words } = deps;
  const { reads } = deps.store;

  async function history(newest: Document, kept: Kept): Promise<Reply> {
    const { districtId, personId, kind } = newest;
    const of = districtId === null ? { personId } : { districtId };
    const versions = versionsOf(newest, await reads.documents(of, kind));
    const shown = versions.slice(0, SHOWN);
    const parts = await Promise.all(shown.map((one, at) => version(one, versions[at + 1])));
    const more = versions.length - shown.length;
    const blocks: Block[] = [
      { type: "heading", text: words("result.history.title", { title: kept.title }) },
      ...parts.flat(),
      ...(more > 0
        ? [{ type: "text" as const, text: words("result.history.more", { more }) }]
        : []),
    ];
    const data = { type: "history", document: newest.id, versions: versions.map(({ id }) => id) };
    return { text: linesOf(blocks).join("\n"), blocks, data };
  }

  async function version(document: Document, before: Document | undefined): Promise<Block[]> {
    const kept = keptIn(document);
    const person = await reads.person(document.personId);
    const name = person?.name ?? words("result.someone");
    const day = showDate(kept?.date ?? document.createdAt.toISOString().slice(0, 10));
    const text = words("result.history.version", { name, day });
    const earlier = before && keptIn(before);
    const run = document.runId === null ? undefined : await reads.run(document.runId);
    if (!kept || !earlier || !run) return [{ type: "text", text }];
    const changed = changedAnswers(words, checklistOf(run), earlier.answers, kept.answers);
    const lines = changed.map(({ label, from, to }) =>
      words("result.history.changed", { label, from: short(from), to: short(to) }),
    );
    const said = lines.length > 0 ? lines : [words("result.history.same")];
    return [{ type: "text", text: [text, ...said].join("\n") }];
  }

  return history;
}

const short = (text: string) => {
  const line = text.replace(/\s*\n\s*/g, "; ");
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
};
