import { answer } from "../core/answer.ts";
import { type Change, insert, type Outcome, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Brief, Channel, Cohort } from "../core/records.ts";
import type { Action, Block, Reply } from "../core/reply.ts";
import { showDate } from "../core/show.ts";
import { dayIn } from "../core/time.ts";
import { cohortChannels } from "../privacy/publish.ts";
import { cardOf, detailsOf, factsOfBrief } from "./card.ts";
import { needed, type ToolDeps } from "./deps.ts";
import { editButton } from "./edit-button.ts";
import { type Home, homeOf } from "./home.ts";
import { refuseUnlessMayShare } from "./may-share.ts";
import { createPages } from "./pages.ts";
import { readButton } from "./playbook.ts";
import { postings, refuseSmallCounts } from "./posting.ts";

/** Under this name a district's consent to share, and who said that counsel was asked, is kept. */
export const CONSENT = "brief";

/** Publishing a brief to the cohort: shows what others will see, asks, and only then posts it. */
export function createShare(deps: ToolDeps) {
  const { words, newId } = deps;
  const { reads } = deps.store;
  const report = needed(deps.reports, "brief");
  const pages = createPages(deps);

  /** Everything that stands in the way of sharing, said before anything is shown. */
  async function ready(call: Call, brief: Brief): Promise<{ home: Home; channels: Channel[] }> {
    const home = homeOf(call, words);
    if (brief.sharedAt) {
      const on = showDate(dayIn(call.who.person.zone, brief.sharedAt));
      throw new UserError(words("brief.shared-before", { on }), { reason: "shared-before" });
    }
    await refuseUnlessMayShare(home, deps);
    const channels = cohortChannels(await reads.channels(home.cohort.id));
    if (channels.length === 0)
      throw new UserError(words("brief.no-channel"), { reason: "no-channel" });
    refuseSmallCounts(brief, home.cohort, report, words, "share");
    return { home, channels };
  }

  /** A channel of which the platform did not say what it is called is kept under its cohort's name. */
  const inWords = (channels: Channel[], { name: cohort }: Cohort): string =>
    channels
      .map(({ name }) => (name === cohort ? words("brief.its-channel", { cohort }) : `#${name}`))
      .join(", ");

  /** The card and its thread exactly as others will see them, who they are, and the two choices. */
  async function ask(call: Call, brief: Brief): Promise<Outcome> {
    const { home, channels } = await ready(call, brief);
    const page = await pages.shared(brief, home.cohort);
    const districts = await reads.districts(home.cohort.id);
    const who = words("brief.who", {
      channels: inWords(channels, home.cohort),
      ...{ cohort: home.cohort.name, districts: districts.length },
    });
    const [card, details] = [cardOf(page, words), detailsOf(page, words)];
    const hidden = page.measured?.masked
      ? [words("brief.masked", { threshold: home.cohort.threshold })]
      : [];
    const typed = words("brief.share-typed");
    const notices = [who, ...hidden].map((text) => ({
      ...{ type: "notice" as const, level: "info" as const, text },
    }));
    const blocks: Block[] = [...notices, ...card.blocks, ...details.blocks];
    const text = [who, ...hidden, card.text, details.text, typed].join("\n\n");
    return reply(call, text, factsOfBrief(page), blocks, shareButtons(brief, "share"));
  }

  /**
   * Posts the brief. `version`: the brief as it was shown; one that changed since is shown again.
   * The first time, someone must say that the district's legal team was consulted.
   */
  async function post(call: Call, brief: Brief, version: number, consulted: boolean) {
    const { home, channels } = await ready(call, brief);
    if (brief.version !== version) return ask(call, brief);
    const consent = await reads.consent(home.district.id, CONSENT);
    if (!consent && !consulted) return askCounsel(call, brief, home);
    const shared = { ...brief, sharedAt: call.now };
    const page = await pages.shared(shared, home.cohort);
    const changes: Change[] = [update("brief", brief, { sharedAt: call.now })];
    if (!consent) changes.push(consentOf(call, home));
    const audit = [{ action: "brief.share", subject: brief.id }];
    if (!consent) audit.push({ action: "counsel.consulted", subject: home.district.id });
    const text = words("brief.shared", { channels: inWords(channels, home.cohort) });
    const edit = editButton(brief, words);
    const told = reply(
      call,
      text,
      factsOfBrief(page),
      [{ type: "text", text }],
      [readButton(brief, words("brief.button.read")), edit],
    );
    const posts = postings(page, channels, words, false);
    return { changes, audit, outgoing: [...(told.outgoing ?? []), ...posts] } satisfies Outcome;
  }

  const consentOf = (call: Call, { district }: Home) =>
    insert("consent", {
      ...{ id: newId(), districtId: district.id, field: CONSENT, level: "cohort-named" },
      ...{ personId: call.who.person.id, at: call.now },
    });

  function askCounsel(call: Call, brief: Brief, { district }: Home): Outcome {
    const text = words("brief.counsel", { district: district.name });
    const blocks: Block[] = [{ type: "notice", level: "warning", text }];
    const data = { type: "consent", id: brief.id, districtId: district.id, field: CONSENT };
    return reply(call, text, data, blocks, shareButtons(brief, "consulted"));
  }

  const LABELS = { share: "brief.button.post", consulted: "brief.button.consulted" };

  const shareButtons = ({ id, version }: Brief, step: "share" | "consulted"): Action[] => [
    { id: `brief:${id}:${step}:${version}`, label: words(LABELS[step]), style: "primary" },
    { id: `brief:${id}:keep`, label: words("brief.button.keep") },
    editButton({ id }, words),
  ];

  const keep = (call: Call, brief: Brief): Outcome => {
    const shared = brief.sharedAt !== null;
    const text = shared ? words("brief.kept-shared") : words("brief.kept");
    return reply(call, text, { type: "brief", id: brief.id, shared }, [], []);
  };

  return { ask, post, keep };
}

export type Share = ReturnType<typeof createShare>;

function reply(
  call: Call,
  text: string,
  data: NonNullable<Reply["data"]>,
  blocks: Block[],
  actions: Action[],
): Outcome {
  const all: Block[] = actions.length > 0 ? [...blocks, { type: "actions", actions }] : blocks;
  return { outgoing: [answer(call, { text, data, ...(all.length > 0 && { blocks: all }) })] };
}
