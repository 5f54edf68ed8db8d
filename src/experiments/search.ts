import MiniSearch from "minisearch";
import { answer } from "../core/answer.ts";
import type { Call, Command } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Brief, Cohort } from "../core/records.ts";
import type { Block, Reply } from "../core/reply.ts";
import { decisionText, type Page, partsOf, titleOf } from "./card.ts";
import type { ToolDeps } from "./deps.ts";
import { clip } from "./open.ts";
import { createPages } from "./pages.ts";
import { readButton } from "./playbook.ts";
import { CONSENT } from "./share.ts";

/** As many entries as one answer shows, and characters of what is looked for. */
const SHOWN = 8;
const LONGEST = 200;

/** One shared brief, as the others of its cohort may know it. */
interface Entry {
  page: Page;
  /** "Birch Valley · Ana Lopez · March 3"; a district that shares without its name is not named. */
  by: string;
}

/** `playbook <words>`: finds what the districts of the asker's cohorts have shared, best first; without words the newest. */
export function createSearch(deps: ToolDeps): Command {
  const { words } = deps;
  const { reads } = deps.store;
  const pages = createPages(deps);

  /**
   * In a cohort's channel that cohort, and nothing for whoever is not in it, since what is found may be
   * shown there; elsewhere all of the asker's.
   */
  async function cohortsOf({ who, at }: Call): Promise<Cohort[]> {
    if (!who.cohort) throw new UserError(words("experiment.no-district"));
    const channel = await reads.channelAt(at);
    if (channel) return channel.cohortId === who.cohort.id ? [who.cohort] : [];
    const ids = (await reads.memberships(who.person.id)).map(({ cohortId }) => cohortId);
    const found = await Promise.all(ids.map((id) => reads.cohort(id)));
    return found.filter((one) => one !== undefined);
  }

  async function entryOf(brief: Brief, cohort: Cohort): Promise<Entry[]> {
    const consent = brief.districtId ? await reads.consent(brief.districtId, CONSENT) : undefined;
    if (consent?.level === "private") return [];
    const page = await pages.shared(brief, cohort);
    const { district, author, day } = page;
    const named = consent?.level !== "cohort-anonymous";
    return [{ page, by: named ? words("brief.by", { district, author, day }) : day }];
  }

  /** Newest first. */
  async function shared(call: Call): Promise<Entry[]> {
    const found: Entry[] = [];
    for (const cohort of await cohortsOf(call))
      for (const brief of await reads.sharedBriefs(cohort.id, new Date(0)))
        found.push(...(await entryOf(brief, cohort)));
    return found.sort((a, b) => Number(b.page.brief.sharedAt) - Number(a.page.brief.sharedAt));
  }

  function best(entries: Entry[], query: string): Entry[] {
    if (query === "") return entries;
    const index = new MiniSearch({
      fields: ["title", "text", "by"],
      searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 2 } },
    });
    index.addAll(
      entries.map(({ page, by }, id) => ({
        ...{ id, by, title: titleOf(page) },
        text: partsOf(page, words).map(({ value }) => value),
      })),
    );
    return index.search(query).flatMap(({ id }) => entries[Number(id)] ?? []);
  }

  const summaryOf = ({ page }: Entry) =>
    [decisionText(page.brief, words), page.brief.fields.learned].filter(Boolean).join(". ");

  const blocksOf = (entry: Entry): Block[] => [
    { type: "divider" },
    { type: "heading", text: titleOf(entry.page) },
    { type: "text", text: entry.by },
    { type: "text", text: clip(summaryOf(entry), 400) },
    { type: "actions", actions: [readButton(entry.page.brief, words("brief.button.read"))] },
  ];

  async function look(call: Call, said: string): Promise<Reply> {
    const query = clip(said, LONGEST);
    const all = await shared(call);
    const found = best(all, query).slice(0, SHOWN);
    const opening = openingOf(query, all.length, found.length);
    const entries = found.map((entry) => ({
      ...{ id: entry.page.brief.id, title: titleOf(entry.page) },
      summary: clip(summaryOf(entry), 160),
    }));
    const lines = found.map((entry) =>
      [titleOf(entry.page), entry.by, summaryOf(entry)].join("\n"),
    );
    return {
      text: [opening, ...lines].join("\n\n"),
      blocks: [{ type: "text", text: opening }, ...found.flatMap(blocksOf)],
      data: { type: "playbook", entries },
    };
  }

  function openingOf(query: string, shared: number, count: number): string {
    if (shared === 0) return words("brief.nothing-shared");
    if (query === "") return words("brief.playbook-newest", { count });
    return count === 0
      ? words("brief.playbook-nothing", { query, count: shared })
      : words("brief.playbook-found", { query, count });
  }

  return {
    name: "playbook",
    run: async (call, args) => ({ outgoing: [answer(call, await look(call, args))] }),
    look,
  };
}
