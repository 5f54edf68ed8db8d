import type { History, Post } from "../../src/core/history.ts";
import type { Clock, Delivery, Receipt } from "../../src/core/ports.ts";
import type { Adapter } from "../adapter.ts";
import type { Wake } from "./wake.ts";

interface Deps {
  history: History;
  clock: Clock;
  wake: Wake;
}

const idIn = (receipt: Receipt | undefined) =>
  receipt?.post !== undefined && /^\d+$/.test(receipt.post) ? Number(receipt.post) : undefined;

/** Puts the bot's messages into the history. The same delivery again finds its post already there. */
export function createDeliver({ history, clock, wake }: Deps): Adapter["deliver"] {
  return async (message, places) => {
    const old = await known(history, idIn(places.replaces));
    const same = old && sameReaders(old, message);
    const id = same ? await overwrite(old, message) : await add(message, places.parent);
    wake.wake();
    return { post: String(id) };
  };

  async function overwrite(old: Post, { reply }: Delivery): Promise<number> {
    await history.replace(old.id, reply, clock.now());
    return old.id;
  }

  async function add(message: Delivery, parent: Receipt | undefined): Promise<number> {
    const { to, privateTo, reply, id } = message;
    const above = await known(history, idIn(parent) ?? idIn({ post: to.thread ?? "" }));
    const post = {
      conversation: to.conversation,
      thread: above ? (above.thread ?? above.id) : null,
      author: null,
      privateTo: privateTo ?? null,
      text: reply.text,
      reply,
      at: clock.now(),
      editedAt: null,
    };
    return history.add(post, id);
  }
}

/** What was for one pair of eyes must not come to stand where more can read it. */
const sameReaders = (old: Post, { to, privateTo }: Delivery) =>
  old.conversation === to.conversation && old.privateTo === (privateTo ?? null);

const known = async (history: History, id: number | undefined) =>
  id === undefined ? undefined : history.get(id);
