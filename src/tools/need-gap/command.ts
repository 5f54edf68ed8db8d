import { answer, refuse } from "../../core/answer.ts";
import type { Outcome } from "../../core/change.ts";
import type { Call, Command, Responder } from "../../core/command.ts";
import { StartError, UserError } from "../../core/errors.ts";
import type { NewId, Store, Words } from "../../core/ports.ts";
import type { Document } from "../../core/records.ts";
import { showDate } from "../../core/show.ts";
import type { Answers, Checklist } from "../checklist.ts";
import { aroundOf } from "../document/around.ts";
import { legalGate } from "../document/gate.ts";
import { toMarkdown } from "../document/markdown.ts";
import { asReader } from "../document/readable.ts";
import { teamOf } from "../team.ts";
import type { Runs, Tool } from "../tool.ts";
import { answersOf } from "./from-answers.ts";
import { createKnown } from "./known.ts";
import { needGapPage } from "./page.ts";
import { parseLine } from "./parse-line.ts";
import { needGapReply } from "./reply.ts";
import { createNeedGap, type NeedGap } from "./tool.ts";

/** `gap`: in one line, as a guided conversation or as a form; and the Edit button of a finished one. */
export function createGap(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
  runs: Runs;
  checklist: Checklist;
}) {
  const { words, runs, checklist } = deps;
  const { reads } = deps.store;
  const { known, aside } = createKnown(deps);
  const { tool: bare, settle } = createNeedGap({ ...deps, aside });
  const tool: Tool = { ...bare, known, see: "gap show" };

  /** Begins with what is known already; an unfinished estimate goes on. */
  async function begin(call: Call, as: "conversation" | "form"): Promise<Outcome> {
    const prefill = await known(call);
    return runs.start(call, tool, checklist, { as, ...(prefill && { prefill, fresh: false }) });
  }

  async function run(call: Call, args: string): Promise<Outcome> {
    const said = args.trim();
    if (said === "") return begin(call, "conversation");
    if (said.toLowerCase() === "form") return begin(call, "form");
    if (said.toLowerCase() === "edit") return edit(call, await newest(call));
    if (said.toLowerCase() === "show") return show(call, await newest(call));
    if (said.toLowerCase() === "page") return page(call, await newest(call));
    const given = parseLine(said, words);
    const { answers, fromProfile } = withEnrolment(call, given);
    const { changes, reply, audit } = await settle(call, answers, { fromProfile });
    return { changes, outgoing: [answer(call, reply)], audit };
  }

  /** The district's profile knows how many students it has, where the line does not say. */
  function withEnrolment(call: Call, given: Answers): { answers: Answers; fromProfile: boolean } {
    const known = call.who.district?.profile.enrolment;
    if ("enrolment" in given || known === undefined) return { answers: given, fromProfile: false };
    return { answers: { enrolment: { value: known }, ...given }, fromProfile: true };
  }

  /** The click as it is made from the estimate's district; undefined where that may not see it. */
  const editing = async (call: Call, found: Document | undefined) =>
    found?.kind === "need-gap" ? asReader(reads, call, found) : undefined;

  async function action(call: Call, [documentId = "", verb]: string[]): Promise<Outcome> {
    const found = await reads.document(documentId);
    const home = await editing(call, found);
    if (found && home) return verb === "page" ? page(home, found) : edit(home, found);
    const text = words("gap.wrong.not-yours");
    return refuse(call, { text, data: { type: "error", reason: "not-yours" } });
  }

  async function newest(call: Call): Promise<Document> {
    const district = teamOf(call);
    const found = district && (await reads.latestDocument(district.id, "need-gap"));
    if (!found) throw new UserError(words("gap.wrong.none-yet"), { reason: "none-yet" });
    return found;
  }

  /** The estimate once more, beside what is known of its sources now. */
  async function show(call: Call, found: Document): Promise<Outcome> {
    const around = { documentId: found.id, district: teamOf(call)?.name, aside: await aside(call) };
    // Documents of this kind are written by tool.ts alone.
    const { inputs, estimate } = found.data as NeedGap;
    return { outgoing: [answer(call, needGapReply(words, { inputs, estimate }, around))] };
  }

  /** The estimate as Markdown, to take away: it counts students, so the legal team is asked first. */
  async function page(call: Call, found: Document): Promise<Outcome> {
    const around = await aroundOf(reads, words, call);
    const closed = legalGate(words, call, around);
    if (closed) return closed;
    // Documents of this kind are written by tool.ts alone.
    const { date, ...made } = found.data as NeedGap;
    const by = around.district?.name ?? around.person.name;
    const footer = words("result.by", { title: checklist.title, by, day: showDate(date) });
    const text = toMarkdown(needGapPage(words, made, around.threshold), [footer]);
    const data = { type: "page", document: found.id, kind: "need-gap", format: "markdown" };
    const audit = [{ action: "result.page", subject: found.id }];
    return { outgoing: [answer(call, { text, data })], audit };
  }

  /** Shows the answers behind an estimate, to be changed and confirmed as a new one. */
  function edit(call: Call, found: Document): Promise<Outcome> {
    // Documents of this kind are written by tool.ts alone.
    const { inputs } = found.data as NeedGap;
    const skipped = checklist.steps.map(({ id }) => [id, { skipped: "" }]);
    const prefill = { ...Object.fromEntries(skipped), ...answersOf(inputs) };
    return runs.start(call, tool, checklist, { prefill });
  }

  const command: Command = {
    name: "gap",
    aliases: ["need-gap"],
    verbs: ["form", "edit", "show", "page"],
    run,
  };
  const responder: Responder = { prefix: "gap", action };
  return { tool, command, responder };
}

/** The checklist that the tool asks; it must be among the prompts. */
export function needGapChecklist(checklists: Map<string, Checklist>): Checklist {
  const found = checklists.get("need-gap");
  const file = "prompts/checklists/need-gap.yaml";
  if (!found) throw new StartError([`${file}:1: this file is missing`]);
  const lacking = ["enrolment", "served"].filter((id) => !found.steps.some((one) => one.id === id));
  if (lacking.length === 0) return found;
  throw new StartError(lacking.map((id) => `${file}:1: the need-gap tool needs a step "${id}"`));
}
