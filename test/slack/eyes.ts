import { elementsOf, type SlackBlock, wordsOf } from "./fake/shapes.ts";
import type { FakeSlack } from "./fake/slack.ts";
import type { OpenView } from "./fake/world.ts";
import type { Actor, Clicked } from "./gestures.ts";

/** Something the bot said, as Slack took it. */
export interface Heard {
  method: string;
  /** A channel's id, or the user's for what was said to one person. */
  to: string;
  text: string;
  blocks: SlackBlock[];
  /** Everything readable in the blocks. */
  words: string;
  thread?: string;
  at: Date;
}

/** Something a person has before their eyes. */
export interface Seen {
  channel: string;
  ts: string;
  text: string;
  blocks: SlackBlock[];
  words: string;
  thread_ts?: string;
  ephemeral: boolean;
  home?: OpenView;
}

/** Which button: its label, a part of it, or its id. */
export type Look = string | RegExp | { id: string | RegExp };

const SAYING = ["chat.postMessage", "chat.update", "chat.postEphemeral", "views.publish"];
const HOME = "home";

/** Looks at the fake as people do. */
export function createEyes(slack: FakeSlack) {
  /** What the bot said since that many calls, in the order it was accepted. */
  function heardSince(calls: number): Heard[] {
    return slack.calls
      .slice(calls)
      .filter(({ method, accepted }) => accepted && SAYING.includes(method))
      .map(({ method, args, at }) => {
        const view = args.view as { blocks?: SlackBlock[] } | undefined;
        const blocks = (args.blocks ?? view?.blocks ?? []) as SlackBlock[];
        const to = method === "chat.postEphemeral" ? args.user : (args.channel ?? args.user_id);
        return {
          ...{ method, at, blocks, to: String(to), text: String(args.text ?? "") },
          words: wordsOf(blocks),
          ...(args.thread_ts !== undefined && { thread: String(args.thread_ts) }),
        };
      });
  }

  /** The answer to a command, as the one who asked sees it. */
  const answer = (body: Record<string, unknown>, at: Date): Heard => {
    const blocks = (body.blocks ?? []) as SlackBlock[];
    const text = String(body.text ?? "");
    return { method: "answer", to: "asker", at, text, blocks, words: wordsOf(blocks) };
  };

  /** All that a person sees of the bot, oldest first; their App Home comes first of all. */
  function seen({ team, user, channel }: Actor): Seen[] {
    const { rooms, homes, botUserId } = slack.workspace(team);
    const mine = [...rooms.values()].filter(
      ({ id, direct, members }) =>
        (direct ? direct === user : members.includes(user)) &&
        (channel === undefined || channel === id),
    );
    const messages = mine.flatMap(({ id, history, ephemerals }) => [
      ...history
        .filter((one) => one.user === botUserId)
        .map((one) => ({ ...one, channel: id, ephemeral: false })),
      ...ephemerals
        .filter((one) => one.for === user)
        .map((one) => ({ ...one, channel: id, ephemeral: true })),
    ]);
    const home = homes.get(user);
    const page = home && {
      ...{ channel: HOME, ts: "0", text: "", blocks: home.view.blocks, ephemeral: false, home },
    };
    const shown = page && (channel === undefined || channel === HOME) ? [page] : [];
    return [...shown, ...messages]
      .map((one) => ({ ...one, blocks: one.blocks ?? [], words: wordsOf(one.blocks ?? []) }))
      .sort((a, b) => Number(a.ts) - Number(b.ts));
  }

  /** The newest button that matches, with the message it stands in. */
  function find(which: Look, actor: Actor): Clicked & { channel: string } {
    const all = seen(actor)
      .reverse()
      .flatMap((one) => elementsOf(one.blocks).map((found) => ({ ...found, one })));
    const found = all.find(({ element }) => matches(element, which));
    if (!found) {
      const offered = all.map(({ element }) => labelOf(element)).join(", ");
      throw new Error(`nothing like ${JSON.stringify(which)} among: ${offered}`);
    }
    const { one, block, element } = found;
    const { ts, thread_ts, ephemeral, home, channel } = one;
    if (home) return { block, element, home, channel };
    return {
      ...{ block, element, channel },
      message: { ts, ephemeral, ...(thread_ts && { thread_ts }) },
    };
  }

  return { heardSince, answer, seen, find, newest: (actor: Actor) => seen(actor).at(-1) };
}

export type Eyes = ReturnType<typeof createEyes>;

function matches(element: Clicked["element"], which: Look): boolean {
  if (typeof which === "object" && "id" in which) return fits(element.action_id ?? "", which.id);
  return fits(labelOf(element), which);
}

const fits = (text: string, wanted: string | RegExp) =>
  typeof wanted === "string" ? text === wanted : wanted.test(text);

const labelOf = (element: Clicked["element"]): string => wordsOf([element]);
