import { actionsOf, type CardAction, cardsOf, type Part, wordsOf } from "./cards.ts";
import type { FakeTeams } from "./fake/teams.ts";
import type { FakeMessage, Room } from "./fake/world.ts";
import type { Actor } from "./gestures.ts";

/** Something the bot said, as Teams took it. */
export interface Heard {
  /** "send" or "update"; "answer" for the card in the answer to a press. */
  method: string;
  /** A conversation's id, or the user's for what was said to one person. */
  to: string;
  text: string;
  cards: Part[];
  /** Everything readable. */
  words: string;
  thread?: string;
  at: Date;
}

/** Something a person has before their eyes. */
export interface Seen {
  room: Room;
  message: FakeMessage;
  text: string;
  cards: Part[];
  words: string;
}

/** Which button: its label, a part of it, or the id of its action. */
export type Look = string | RegExp | { id: string | RegExp };

export interface Clicked {
  seen: Seen;
  card: Part;
  action: CardAction;
}

/** Looks at the fake as people do. */
export function createEyes(teams: FakeTeams) {
  /** Cards that somebody was shown in the place of a message's own, until that was changed for all. */
  const views = new Map<string, { card: Part; edits: number }>();

  const roomOf = (conversation: string) => teams.world.rooms.get(conversation);

  /** What the bot said since that many requests, in the order it was accepted. */
  function heardSince(calls: number): Heard[] {
    return teams.calls
      .slice(calls)
      .filter(({ method, accepted }) => accepted && ["send", "update"].includes(method))
      .filter(({ body }) => body.type !== "typing")
      .map(({ method, conversation, thread, targeted, body, at }) => {
        const room = roomOf(conversation);
        const onlyFor = (body.recipient as { id?: string } | undefined)?.id;
        const alone = targeted ? onlyFor : room?.kind === "personal" ? room.members[0] : undefined;
        return {
          ...{ method, at, to: alone ?? conversation, ...readable(body) },
          ...(thread && { thread }),
        };
      });
  }

  /** All that a person sees of the bot, oldest first. */
  function seen({ user, place }: Actor): Seen[] {
    const wanted = place === undefined ? undefined : teams.room(place).id;
    return [...teams.world.rooms.values()]
      .filter(({ id, members }) => members.includes(user) && (!wanted || wanted === id))
      .flatMap((room) =>
        room.history
          .filter(({ from, onlyFor }) => from === teams.botId && (!onlyFor || onlyFor === user))
          .map((message) => {
            const view = views.get(`${message.id}/${user}`);
            const shown = readable(message.body);
            if (view?.edits !== message.edits.length) return { room, message, ...shown };
            const { card } = view;
            return { room, message, text: shown.text, cards: [card], words: wordsOf(card) };
          }),
      )
      .sort((a, b) => Number(a.message.id) - Number(b.message.id));
  }

  /** The newest button that matches, with the message it stands in. */
  function find(which: Look, actor: Actor): Clicked {
    const all = seen(actor)
      .reverse()
      .flatMap((one) =>
        one.cards.flatMap((card) => actionsOf(card).map((action) => ({ seen: one, card, action }))),
      );
    const found = all.find(({ action }) => matches(action, which));
    if (found) return found;
    const offered = all.map(({ action }) => action.title).join(", ");
    throw new Error(`nothing like ${JSON.stringify(which)} (${which}) among: ${offered}`);
  }

  /** The answer to a press is a card: whoever pressed sees it where the old one stood. */
  const show = (message: FakeMessage, user: string, card: Part): void =>
    void views.set(`${message.id}/${user}`, { card, edits: message.edits.length });

  return { heardSince, seen, find, show, newest: (actor: Actor) => seen(actor).at(-1) };
}

export type Eyes = ReturnType<typeof createEyes>;

/** A message's words: those of its cards, and its own. */
function readable(body: Part) {
  const cards = cardsOf(body);
  const { text, summary } = body;
  const own = typeof text === "string" && text !== "" ? text : summary;
  return {
    ...{ text: typeof own === "string" ? own : "", cards },
    words: [typeof text === "string" ? text : "", ...cards.map(wordsOf)].join("\n"),
  };
}

function matches({ title = "", data }: CardAction, which: Look): boolean {
  if (typeof which === "object" && "id" in which) return fits(String(data?.action ?? ""), which.id);
  return fits(title, which);
}

const fits = (text: string, wanted: string | RegExp) =>
  typeof wanted === "string" ? text === wanted : wanted.test(text);
