import { answer, refuse } from "../../core/answer.ts";
import type { Outcome } from "../../core/change.ts";
import type { Call, Command, Responder } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { Store, Words } from "../../core/ports.ts";
import type { Document } from "../../core/records.ts";
import type { Checklist } from "../checklist.ts";
import { teamOf } from "../team.ts";
import { aroundOf } from "./around.ts";
import type { createBegin } from "./begin.ts";
import { current } from "./current.ts";
import type { DocumentTool } from "./document-tool.ts";
import { createHistory } from "./history.ts";
import { type Kept, keptIn } from "./kept.ts";
import { createPage } from "./page.ts";
import { asReader } from "./readable.ts";
import { resultReply } from "./result-reply.ts";

/** `result`: what a tool ended in, once more: to read, to take away, to change, and how it came to be. */
export function createResults(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  /** The tool behind a kind of document, and its questions as they are now. */
  toolFor(kind: string): { tool: DocumentTool; checklist: Checklist } | undefined;
  /** What is typed to see what another kind of tool ended in. */
  seeing(kind: string): string | undefined;
  amend: ReturnType<typeof createBegin>["amend"];
}): { command: Command; responder: Responder } {
  const { words, toolFor, amend } = deps;
  const { reads } = deps.store;
  const history = createHistory(deps);
  const page = createPage(deps);

  /** The documents that count now and that the asker may see; others' personal ones are not among them. */
  async function mine(call: Call): Promise<Document[]> {
    const { person } = call.who;
    const district = teamOf(call);
    const of = district ? { districtId: district.id } : { personId: person.id };
    return current(await reads.documents(of)).filter(({ kind, personId }) => {
      const known = toolFor(kind);
      return known && (!known.tool.personal || personId === person.id);
    });
  }

  async function run(call: Call, args: string): Promise<Outcome> {
    const all = await mine(call);
    const { said, verb } = splitVerb(args);
    if (said === "") return { outgoing: [answer(call, list(all))] };
    const [found, ...others] = meant(all, said);
    const see = found ? undefined : deps.seeing(said.toLowerCase());
    if (see) throw new UserError(words("result.seen", { say: see }), { reason: "seen" });
    if (!found)
      throw new UserError(words("result.none", { said: said.slice(0, 60) }), {
        reason: "no-result",
      });
    if (others.length > 0) return { outgoing: [answer(call, list([found, ...others]))] };
    return act(call, found, verb);
  }

  /** By kind, title or subject; the exact kind before all that hold the words. */
  function meant(all: Document[], said: string): Document[] {
    const wanted = said.toLowerCase();
    const nameOf = (one: Document) => `${one.kind} ${one.subject ?? ""}`.trim().toLowerCase();
    const exact = all.filter((one) => nameOf(one) === wanted || one.kind === wanted);
    if (exact.length > 0) return exact;
    const titled = (one: Document) => keptIn(one)?.title.toLowerCase() ?? "";
    return all.filter((one) => nameOf(one).includes(wanted) || titled(one).includes(wanted));
  }

  function list(all: Document[]) {
    if (all.length === 0) return { text: words("result.list.none") };
    const rows = all.map((one) => ({ id: one.id, label: labelOf(one) }));
    const actions = rows.slice(-20).map(({ id, label }) => ({ id: `result:${id}:show`, label }));
    const title = words("result.list.title");
    return {
      text: [title, ...rows.map(({ label }) => label)].join("\n"),
      blocks: [
        { type: "text" as const, text: title },
        { type: "actions" as const, actions },
      ],
      data: { type: "results", documents: rows.map(({ id }) => id) },
    };
  }

  const labelOf = (one: Document) =>
    [keptIn(one)?.title ?? one.kind, one.subject].filter(Boolean).join(": ");

  async function act(call: Call, document: Document, verb: string): Promise<Outcome> {
    const known = toolFor(document.kind);
    const kept = keptIn(document);
    if (!known || !kept) return notThere(call);
    if (verb === "edit") return amend(call, known.tool, known.checklist, document);
    if (verb === "history") return { outgoing: [answer(call, await history(document, kept))] };
    if (verb === "page") return page(call, document, kept, known.tool);
    return show(call, document, kept, known.tool);
  }

  async function show(call: Call, document: Document, kept: Kept, tool: DocumentTool) {
    const around = await aroundOf(reads, words, call, document.subject ?? undefined);
    const blocks = tool.result(kept, around);
    if (!blocks) throw new UserError(words("result.unreadable"), { reason: "old-shape" });
    const { id, kind, subject } = document;
    const shown = { documentId: id, name: kind, subject, facts: tool.facts(kept) };
    const reply = resultReply(words, blocks, { ...shown, district: around.district?.name });
    return { outgoing: [answer(call, reply)] };
  }

  const notThere = (call: Call): Outcome =>
    refuse(call, {
      text: words("result.not-yours"),
      data: { type: "error", reason: "not-yours" },
    });

  async function action(call: Call, [id = "", verb = "show"]: string[]): Promise<Outcome> {
    const document = await reads.document(id);
    const home = document && (await asReader(reads, call, document));
    const known = document && toolFor(document.kind);
    const theirs = known?.tool.personal && document?.personId !== call.who.person.id;
    if (!document || !home || theirs) return notThere(call);
    return act(home, document, verb);
  }

  return {
    command: { name: "result", aliases: ["results"], verbs: ["page", "history"], run },
    responder: { prefix: "result", action },
  };
}

/** The last word may say what to do: "result goal page". */
function splitVerb(args: string): { said: string; verb: string } {
  const said = args.trim().replace(/\s+/g, " ");
  const verb = /(?:^| )(page|history|edit|show)$/i.exec(said)?.[1]?.toLowerCase();
  return verb ? { said: said.slice(0, -verb.length).trim(), verb } : { said, verb: "show" };
}
