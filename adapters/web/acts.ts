import { createHash } from "node:crypto";
import type { Post } from "../../src/core/history.ts";
import { cleanText, type Incoming } from "../../src/core/incoming.ts";
import type { Receive } from "../adapter.ts";
import type { WebDeps } from "./deps.ts";
import { WEB } from "./limits.ts";
import { createOnce } from "./once.ts";
import { addressOf, canSee, findViewer, mustRead, senderOf, type Viewer } from "./places.ts";
import { Problem } from "./problem.ts";
import { type Body, readId, readNonce, readOptional, readText, readValues } from "./read.ts";
import type { Wake } from "./wake.ts";
import type { Done } from "./wire.ts";
import { readSaid } from "./words.ts";

/** What people do on the page, handed to the program. A repeat with the same nonce is done once. */
export function createActs(deps: WebDeps, wake: Wake, receiver: () => Receive | undefined) {
  const { history, clock, directory } = deps;
  const once = createOnce<Done>(WEB.nonces);

  /** The part that every act shares: who, and a name for it that a repeat repeats. */
  async function act(
    body: Body,
    work: (viewer: Viewer, id: string) => Promise<Done>,
  ): Promise<Done> {
    const viewer = await findViewer(directory, readText(body, "as", 200));
    const id = `web:${viewer.member.userId}:${readNonce(body)}`;
    return once(id, () => work(viewer, id));
  }

  async function hand(incoming: Incoming, post: number | null): Promise<Done> {
    const receive = receiver();
    if (!receive) throw new Problem(503, "Cohort is starting or stopping. Try again in a moment.");
    const { status, refused, form } = await receive(incoming);
    return { status, refused, form: form ?? null, post };
  }

  const arrival = (viewer: Viewer, id: string, conversation: string, thread?: string) => ({
    id,
    sentAt: clock.now(),
    from: senderOf(viewer),
    at: addressOf(conversation, thread),
  });

  /** Kept under a number made of the act's name, so that a repeat after a restart finds it again. */
  async function keep(post: Omit<Post, "id">, name: string): Promise<number> {
    const id = await history.add(post, numberOf(name));
    const kept = await history.get(id);
    const same = kept?.author === post.author && kept.text === post.text;
    return same ? id : history.add(post); // another act happens to have the same number
  }

  /** The thread a post belongs to: its own, or the one it hangs in. */
  async function threadOf(body: Body, viewer: Viewer, conversation: string) {
    const thread = body.get("thread");
    if (thread === undefined || thread === null) return null;
    const above = await history.get(readId(thread, "thread"));
    if (!above || !canSee(viewer, above) || above.conversation !== conversation)
      throw new Problem(404, "There is no such thread.");
    return above.thread ?? above.id;
  }

  return {
    say: (body: Body) =>
      act(body, async (viewer, id) => {
        const conversation = readText(body, "conversation", 200);
        mustRead(viewer, conversation);
        const text = cleanText(readText(body, "text", WEB.text));
        if (text.trim() === "") throw new Problem(400, "There is nothing to send yet.");
        const thread = await threadOf(body, viewer, conversation);
        const author = viewer.member.userId;
        const said = { conversation, thread, author, privateTo: null, text, reply: null };
        const post = await keep({ ...said, at: clock.now(), editedAt: null }, id);
        wake.wake();
        const at = arrival(viewer, id, conversation, thread === null ? undefined : String(thread));
        return hand({ ...at, ...readSaid(text, conversation === viewer.direct) }, post);
      }),

    click: (body: Body) =>
      act(body, async (viewer, id) => {
        const post = await history.get(readId(body.get("post"), "post"));
        if (!post || !canSee(viewer, post)) throw new Problem(404, "That message is gone.");
        const actionId = readText(body, "action", 500);
        const value = readOptional(body, "value", WEB.text) ?? "";
        const thread = post.thread === null ? undefined : String(post.thread);
        const at = arrival(viewer, id, post.conversation, thread);
        return hand({ ...at, type: "action", actionId, value }, null);
      }),

    submit: (body: Body) =>
      act(body, async (viewer, id) => {
        const conversation = readText(body, "conversation", 200);
        mustRead(viewer, conversation);
        const thread = await threadOf(body, viewer, conversation);
        const formId = readText(body, "form", 500);
        const values = readValues(body, WEB.text);
        const at = arrival(viewer, id, conversation, thread === null ? undefined : String(thread));
        return hand({ ...at, type: "submit", formId, values }, null);
      }),
  };
}

/** A number below zero, where no delivery has one; 31 bits because the column is an integer. */
const numberOf = (name: string) =>
  -1 - (createHash("sha256").update(name).digest().readUInt32BE(0) >>> 1);
