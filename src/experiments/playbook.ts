import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { fromCohort } from "../core/from-cohort.ts";
import type { Words } from "../core/ports.ts";
import type { Brief, Cohort } from "../core/records.ts";
import type { Action } from "../core/reply.ts";
import { cardOf, detailsOf, factsOfBrief } from "./card.ts";
import { needed, type ToolDeps } from "./deps.ts";
import { clip } from "./open.ts";
import { createPages } from "./pages.ts";

/** The newest that are listed with a button each. */
const SHOWN = 20;

/** The button that opens a shared brief's page for whoever presses it, in any chat of the cohort. */
export const readButton = ({ id }: Brief, label: string): Action => ({
  id: `brief:${id}:read`,
  label,
});

/** The cohort's playbook so far: what its districts have shared, as every member may read it. */
export function createPlaybook(deps: ToolDeps) {
  const { words } = deps;
  const { reads } = deps.store;
  const report = needed(deps.reports, "brief");
  const pages = createPages(deps);

  const all = ({ id }: Cohort) => reads.sharedBriefs(id, new Date(0));

  async function show(call: Call, brief: Brief, cohort: Cohort): Promise<Outcome> {
    const page = await pages.shared(brief, cohort);
    const [card, details] = [cardOf(page, words), detailsOf(page, words)];
    const text = `${card.text}\n\n${details.text}`;
    const blocks = [...card.blocks, ...details.blocks];
    return { outgoing: [answer(call, { text, blocks, data: factsOfBrief(page) })] };
  }

  return {
    /** `brief shared`: the cohort's shared briefs, oldest first. */
    async list(call: Call): Promise<Outcome> {
      const briefs = await all(cohortOf(call, words));
      if (briefs.length === 0) throw new UserError(words("brief.nothing-shared"));
      const nameOf = ({ fields }: Brief) => clip(fields[report["named-by"]] ?? "", 80);
      const lines = briefs.map((brief, at) =>
        words("brief.shared-line", {
          ...{ number: at + 1, tried: nameOf(brief), decision: brief.decision },
        }),
      );
      const text = [words("brief.shared-list", { count: briefs.length }), ...lines].join("\n");
      const first = Math.max(0, briefs.length - SHOWN);
      const actions = briefs
        .slice(first)
        .map((brief, at) => readButton(brief, `${first + at + 1}. ${clip(nameOf(brief), 50)}`));
      const data = { type: "briefs", briefs: briefs.map(({ id, decision }) => ({ id, decision })) };
      const blocks = [
        { type: "text" as const, text },
        { type: "actions" as const, actions },
      ];
      return { outgoing: [answer(call, { text, blocks, data })] };
    },

    /** `brief read 3`: the page of that one. */
    async numbered(call: Call, number: number): Promise<Outcome> {
      const cohort = cohortOf(call, words);
      const found = (await all(cohort))[number - 1];
      if (!found) throw new UserError(words("brief.no-shared", { number }));
      return show(call, found, cohort);
    },

    /** The button: for members of the brief's cohort, while it is shared. */
    async clicked(at: Call, brief: Brief | undefined): Promise<Outcome> {
      const call = brief?.cohortId ? await fromCohort(reads, at, brief.cohortId) : undefined;
      const cohort = call?.who.cohort;
      if (!brief?.sharedAt || !call || !cohort) throw new UserError(words("experiment.not-yours"));
      return show(call, brief, cohort);
    },
  };
}

function cohortOf({ who }: Call, words: Words): Cohort {
  if (!who.cohort) throw new UserError(words("experiment.no-district"));
  return who.cohort;
}
