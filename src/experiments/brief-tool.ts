import { answer } from "../core/answer.ts";
import { insert, type Outcome, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Brief, Experiment, Run } from "../core/records.ts";
import type { Action } from "../core/reply.ts";
import { cohortChannels } from "../privacy/publish.ts";
import type { Checklist } from "../tools/checklist.ts";
import type { Tool } from "../tools/tool.ts";
import { cardOf, factsOfBrief } from "./card.ts";
import { needed, type ToolDeps } from "./deps.ts";
import { editButton } from "./edit-button.ts";
import { adoptProblem, isRequired, toFields } from "./fields.ts";
import { homeOf, own, teamOf } from "./home.ts";
import { refuseUnlessMayShare } from "./may-share.ts";
import { createPages } from "./pages.ts";
import { postings, refuseSmallCounts } from "./posting.ts";

/** The checklist a run took with it. It was checked when it was read from its file. */
const checklistOf = (run: Run) => run.definition as Checklist;

/** Gives prompts/checklists/brief.yaml its meaning: the answers become a test's one brief, new or edited. */
export function createBriefTool(deps: ToolDeps): Tool {
  const { words, newId } = deps;
  const { reads } = deps.store;
  const report = needed(deps.reports, "brief");
  const pages = createPages(deps);

  /** The test the run is about; begun without one, the district's only open test. */
  async function testOf(call: Call, about: string | undefined): Promise<Experiment> {
    const home = teamOf(call, words);
    if (about) return own(await reads.experiment(about), home, words);
    const open = await reads.openExperiments(home.district.id);
    const [only] = open;
    if (!only || open.length > 1) throw new UserError(words("experiment.none-open"));
    return only;
  }

  async function finish(call: Call, run: Run, answers: Parameters<Tool["finish"]>[2]) {
    const checklist = checklistOf(run);
    const [about, version] = checklist.about?.split(":") ?? [];
    const test = await testOf(call, about);
    const said = toFields(answers, checklist, words);
    const old = await reads.briefOf(test.id);
    if (!old) return written(call, test, said);
    if (!isSame(old, Number(version ?? 0), run)) throw new UserError(words("brief.changed-since"));
    return edited(call, old, { ...old, ...said });
  }

  async function written(call: Call, test: Experiment, said: Pick<Brief, "fields" | "decision">) {
    const { cohort, district } = homeOf(call, words);
    const brief: Brief = {
      ...{ id: newId(), version: 1, experimentId: test.id, ...said },
      ...{ cohortId: cohort.id, districtId: district.id, personId: call.who.person.id },
      ...{ sharedAt: null, createdAt: call.now },
    };
    const { version: _, ...row } = brief;
    return {
      changes: [
        update("experiment", test, { status: "reported", remindAt: null }),
        insert("brief", row),
      ],
      outgoing: [await saved(call, brief, words("brief.saved"))],
      audit: [{ action: "brief.write", subject: brief.id }],
    } satisfies Outcome;
  }

  async function edited(call: Call, old: Brief, brief: Brief): Promise<Outcome> {
    const home = homeOf(call, words);
    const { cohort } = home;
    const changes = [update("brief", old, { fields: brief.fields, decision: brief.decision })];
    const audit = [{ action: "brief.edit", subject: brief.id }];
    if (!brief.sharedAt)
      return { changes, audit, outgoing: [await saved(call, brief, words("brief.edited"))] };
    await refuseUnlessMayShare(home, deps);
    refuseSmallCounts(brief, cohort, report, words, "edit");
    const channels = cohortChannels(await reads.channels(cohort.id));
    const page = await pages.shared(brief, cohort);
    const told = await saved(call, brief, words("brief.edited-shared"));
    return { changes, audit, outgoing: [told, ...postings(page, channels, words, true)] };
  }

  async function saved(call: Call, brief: Brief, note: string) {
    const page = await pages.own(brief);
    const card = cardOf(page, words);
    return answer(call, {
      text: `${card.text}\n\n${note}`,
      blocks: [
        ...card.blocks,
        { type: "notice", level: "success", text: note },
        { type: "actions", actions: briefButtons(brief, words) },
      ],
      data: factsOfBrief(page),
    });
  }

  return {
    name: "brief",
    command: "brief",
    /** It is begun from its test, which stands on the page by itself. */
    offered: async () => false,
    check({ id }, answers) {
      const answer = answers[id];
      if (answer && "skipped" in answer && isRequired(id)) return words("brief.needed");
      return id === "n" || id === "decision" ? adoptProblem(answers, words) : undefined;
    },
    finish,
  };
}

/** What an edit of this brief, as it now stands, is about; a colleague's change makes it another. */
export const editOf = ({ experimentId, version }: Brief) => `${experimentId}:${version}`;

/** Whether the brief still is what the edit began with; that it was shared meanwhile changed no word. */
const isSame = (now: Brief, version: number, run: Run) =>
  now.version === version ||
  (now.version === version + 1 && now.sharedAt !== null && now.sharedAt > run.startedAt);

/** What one can do with a brief that is kept. */
export function briefButtons({ id, sharedAt }: Brief, words: ToolDeps["words"]): Action[] {
  const share = { id: `brief:${id}:ask`, label: words("brief.button.share") };
  const edit = editButton({ id }, words);
  const page = { id: `brief:${id}:export`, label: words("brief.button.export") };
  return sharedAt ? [edit, page] : [{ ...share, style: "primary" as const }, edit, page];
}
