import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call, Command } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Brief, Experiment } from "../core/records.ts";
import type { Block } from "../core/reply.ts";
import { briefButtons, createBriefTool, editOf } from "./brief-tool.ts";
import { cardOf, detailsOf, factsOfBrief, type Page } from "./card.ts";
import { type Deps, needed } from "./deps.ts";
import { fromExperiment, fromFields } from "./fields.ts";
import { clickedOn, homeOf, looksOn, teamOf } from "./home.ts";
import { pageOf } from "./markdown.ts";
import { refuseUnlessMayShare } from "./may-share.ts";
import { askWhich, pick, splitNumber } from "./open.ts";
import { createOwnBrief } from "./own-brief.ts";
import { createPages } from "./pages.ts";
import { createPlaybook } from "./playbook.ts";
import { createShare, type Share } from "./share.ts";

type As = "conversation" | "form";

/** `brief` and `share`: report a test on one page, read it, change it, publish it. */
export function createBriefs(deps: Deps) {
  const { words, runs } = deps;
  const { reads } = deps.store;
  const checklist = needed(deps.checklists, "brief");
  const tool = createBriefTool(deps);
  const pages = createPages(deps);
  const share = createShare(deps);
  const playbook = createPlaybook(deps);

  /** Begins the brief of a test, filled in with what the test and its notes say; or edits the one it has. */
  async function write(call: Call, test: Experiment, as: As): Promise<Outcome> {
    teamOf(call, words);
    const old = await reads.briefOf(test.id);
    if (old) return edit(call, old, as);
    const prefill = fromExperiment(test, checklist);
    return runs.start(call, tool, { ...checklist, about: test.id }, { prefill, as });
  }

  async function edit(call: Call, brief: Brief, as: As): Promise<Outcome> {
    const home = teamOf(call, words);
    if (brief.sharedAt) await refuseUnlessMayShare(home, deps);
    const prefill = fromFields(brief, checklist);
    const audience = brief.sharedAt ? words("brief.audience-shared") : checklist.audience;
    const about = { ...checklist, audience, about: editOf(brief) };
    return runs.start(call, tool, about, { prefill, as });
  }

  /** The briefs that the asker may read, oldest first: an observer only those the cohort can. */
  async function readable(call: Call): Promise<Brief[]> {
    const home = homeOf(call, words);
    const all = await reads.briefs(home.district.id);
    return looksOn(home) ? all.filter(({ sharedAt }) => sharedAt) : all;
  }

  /** A brief with the numbers that the asker may see. */
  function seenBy(call: Call, brief: Brief): Promise<Page> {
    const home = homeOf(call, words);
    return looksOn(home) ? pages.shared(brief, home.cohort) : pages.own(brief);
  }

  async function show(call: Call, brief: Brief): Promise<Outcome> {
    const page = await seenBy(call, brief);
    const [card, details] = [cardOf(page, words), detailsOf(page, words)];
    const blocks: Block[] = [
      ...card.blocks,
      ...details.blocks,
      ...(looksOn(homeOf(call, words))
        ? []
        : [{ type: "actions" as const, actions: briefButtons(brief, words) }]),
    ];
    const text = `${card.text}\n\n${details.text}`;
    return { outgoing: [answer(call, { text, blocks, data: factsOfBrief(page) })] };
  }

  async function page(call: Call, brief: Brief): Promise<Outcome> {
    const found = await seenBy(call, brief);
    const text = pageOf(found, words);
    return { outgoing: [answer(call, { text, data: factsOfBrief(found) })] };
  }

  /** The brief of that number, oldest is 1; the newest when none is given. */
  async function numbered(call: Call, said: string): Promise<Brief> {
    const briefs = await readable(call);
    const newest = briefs.at(-1);
    if (!newest && looksOn(homeOf(call, words)))
      throw new UserError(words("brief.none-shared"), { reason: "observer" });
    if (!newest) throw new UserError(words("brief.none"));
    if (said === "") return newest;
    const found = briefs[Number(said) - 1];
    if (!found) throw new UserError(words("brief.no-number", { said, count: briefs.length }));
    return found;
  }

  async function list(call: Call): Promise<Outcome> {
    await numbered(call, "");
    const briefs = await readable(call);
    const lines = briefs.map((brief, at) =>
      words("brief.line", {
        ...{ number: at + 1, tried: brief.fields.tried ?? "", decision: brief.decision },
        shared: brief.sharedAt ? "yes" : "no",
      }),
    );
    const text = [words("brief.list", { count: briefs.length }), ...lines].join("\n");
    const data = { type: "briefs", briefs: briefs.map(({ id, decision }) => ({ id, decision })) };
    return { outgoing: [answer(call, { text, data })] };
  }

  async function start(call: Call, args: string): Promise<Outcome> {
    const as = /\bform$/i.test(args) ? "form" : "conversation";
    const { number, rest } = splitNumber(args.replace(/\s*\bform$/i, ""));
    if (rest !== "") throw new UserError(words("brief.usage"));
    const { district } = teamOf(call, words);
    const open = await reads.openExperiments(district.id);
    if (open.length === 0 && (await reads.briefs(district.id)).length > 0)
      throw new UserError(words("brief.none-open"));
    const test = pick(open, number, words);
    const action = ({ id }: Experiment) => ({ id: `experiment:${id}:brief` });
    return test
      ? write(call, test, as)
      : askWhich(call, open, words, { typed: "brief #1", action });
  }

  const brief: Command = {
    name: "brief",
    verbs: ["show", "edit", "export", "shared", "read"],
    look: createOwnBrief(deps),
    async run(call, args) {
      if (/^shared$/i.test(args)) return playbook.list(call);
      const [, read] = /^read\s+#?(\d{1,5})$/i.exec(args) ?? [];
      if (read) return playbook.numbered(call, Number(read));
      homeOf(call, words);
      if (/^list$/i.test(args)) return list(call);
      const [, verb, said = "", form] =
        /^(show|export|edit)(?:\s+#?(\d{1,4}))?(\s+form)?$/i.exec(args) ?? [];
      if (!verb) return start(call, args);
      const found = await numbered(call, said);
      if (verb.toLowerCase() === "edit") return edit(call, found, form ? "form" : "conversation");
      return verb.toLowerCase() === "show" ? show(call, found) : page(call, found);
    },
  };

  return {
    commands: [brief, shareCommand(numbered, share, deps)],
    write,
    /** A button under a brief or its preview. */
    async clicked(at: Call, [id = "", what = "", version = ""]: string[]): Promise<Outcome> {
      if (what === "read") return playbook.clicked(at, await reads.brief(id));
      const { call, record: found } = await clickedOn(at, await reads.brief(id), deps);
      if (looksOn(homeOf(call, words)) && !found.sharedAt)
        throw new UserError(words("experiment.not-yours"));
      if (what === "edit") return edit(call, found, "form");
      if (what === "export") return page(call, found);
      if (what === "keep") return share.keep(call, found);
      if (what !== "share" && what !== "consulted") return share.ask(call, found);
      return share.post(call, found, Number(version), what === "consulted");
    },
  };
}

/** `share [n]` shows what others would see; `share [n] now` posts it, `share [n] consulted` the first time. */
function shareCommand(
  numbered: (call: Call, said: string) => Promise<Brief>,
  share: Share,
  { words }: Deps,
): Command {
  return {
    name: "share",
    async run(call, args) {
      const [found, said = "", how = ""] =
        /^(?:#?(\d{1,4})\b)?\s*(now|yes|consulted|no|not yet)?$/i.exec(args.trim()) ?? [];
      if (found === undefined) throw new UserError(words("brief.share-usage"));
      const brief = await numbered(call, said);
      if (how === "") return share.ask(call, brief);
      if (/^no/i.test(how) && !/^now$/i.test(how)) return share.keep(call, brief);
      return share.post(call, brief, brief.version, /^consulted$/i.test(how));
    },
  };
}
