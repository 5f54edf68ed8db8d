import { type Change, insert, type Outgoing, update } from "../core/change.ts";
import type { Channel, Cohort } from "../core/records.ts";
import type { Reply } from "../core/reply.ts";
import { cohortChannels, publish } from "../privacy/publish.ts";
import type { DigestDeps } from "./deps.ts";
import {
  createGather,
  type Gathered,
  type Kept,
  type KeyFor,
  keptOf,
  type Section,
} from "./gather.ts";
import { nudges } from "./news.ts";
import { ownFor } from "./own.ts";
import { createDigestReply } from "./reply.ts";
import { toKeep } from "./statistics.ts";

/** What posting a digest comes to; `posted` is false when there is nothing or nowhere to say it. */
export interface Post {
  gathered: Gathered;
  channels: Channel[];
  posted: boolean;
  /** It had been posted before, and was brought up to date where it stands. */
  again: boolean;
  changes: Change[];
  outgoing: Outgoing[];
}

/**
 * What keeps a release. Every release also touches the cohort's row: of two decided at the same
 * moment the later one is decided again, knowing what the first has told.
 */
export function releaseChanges(options: {
  id: string;
  cohort: Cohort;
  cause: string;
  now: Date;
  gathered: Gathered;
  kept: Kept;
}): Change[] {
  const { id, cohort, cause, now, gathered, kept } = options;
  const statistics = toKeep(gathered.sections.flatMap(({ lines }) => lines));
  const numbers = { ...kept, statistics };
  return [
    insert("release", {
      id,
      cohortId: cohort.id,
      cause,
      period: gathered.period,
      numbers,
      at: now,
    }),
    update("cohort", cohort, { threshold: cohort.threshold }),
  ];
}

/** Posts a cohort's digest: one message and its thread per channel, and a private word to who is behind. */
export function createPost(deps: DigestDeps) {
  const { store, newId } = deps;
  const { reads } = store;
  const gather = createGather(deps);
  const { headline, details } = createDigestReply(deps);

  return async function post(
    cohort: Cohort,
    cause: string,
    now: Date,
    keyFor: KeyFor,
  ): Promise<Post> {
    const gathered = await gather(cohort, now, { preview: false, keyFor });
    const channels = cohortChannels(await reads.channels(cohort.id));
    const kept = gathered.releases.flatMap((release) => {
      const found = keptOf(release);
      return found?.about === "digest" ? [{ ...found, period: release.period }] : [];
    });
    const heard = kept.filter(({ period }) => period === gathered.period);
    const nudged = new Set(heard.flatMap((one) => one.nudged));
    const members = await reads.members(cohort.id);
    const behind = nudges(gathered, members, nudged, { ...deps, now });
    const key = keyFor(gathered.period);
    const again = kept.some((one) => one.key === key);
    const posted = channels.length > 0 && hasNews(gathered);
    const id = newId();
    const shown = headline(gathered);
    const top = { ...shown, ...ownFor(members, id) };
    const messages = posted
      ? channels.flatMap((channel) => messagesFor(channel, top, gathered, key, again))
      : [];
    const release = { id, cohort, cause, now, gathered };
    const record: Kept = {
      about: "digest",
      key: posted ? key : "",
      nudged: behind.districtIds,
      ...(posted && { said: asPosted(shown) }),
    };
    const changes = releaseChanges({
      ...release,
      gathered: posted ? gathered : { ...gathered, sections: [] },
      kept: record,
    });
    return {
      gathered,
      channels,
      posted,
      again,
      changes,
      outgoing: [...messages, ...behind.outgoing],
    };
  };

  /** The same key again overwrites what stands in the channel instead of saying it twice. */
  function messagesFor(
    channel: Channel,
    top: Reply,
    gathered: Gathered,
    key: string,
    again: boolean,
  ) {
    const naming = (name: string) => ({ key: name, ...(again && { replaces: name }) });
    return [
      publish(channel, top, naming(key)),
      ...gathered.sections.filter(hasTold).map((section) =>
        publish(channel, details(section, gathered), {
          ...naming(`${key}:${section.metric.id}`),
          under: key,
        }),
      ),
    ];
  }
}

const asPosted = ({ text, blocks }: Reply) => ({ text, ...(blocks && { blocks }) });

const hasNews = ({ sections, briefs }: Gathered) =>
  briefs.length > 0 || sections.some(({ reported }) => reported > 0);

/** A metric that nobody reported in all these months needs no page in the thread. */
const hasTold = ({ lines }: Section) =>
  lines.some(({ months }) => months.some(({ told }) => told !== undefined));
