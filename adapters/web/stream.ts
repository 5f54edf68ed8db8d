import type { Response } from "express";
import type { Cursor, Post } from "../../src/core/history.ts";
import type { WebDeps } from "./deps.ts";
import { WEB } from "./limits.ts";
import { showClock } from "./moments.ts";
import { canSee, findViewer, type Viewer } from "./places.ts";
import { showPost } from "./shown.ts";
import type { Wake } from "./wake.ts";

export const showCursor = ({ id, editedAt }: Cursor) => `${id}-${editedAt.getTime()}`;

/** Undefined when it is not one that showCursor made. */
export function readCursor(text: string): Cursor | undefined {
  const [, id, ms] = /^(\d{1,15})-(\d{1,15})$/.exec(text) ?? [];
  if (id === undefined || ms === undefined) return undefined;
  return { id: Number(id), editedAt: new Date(Number(ms)) };
}

/**
 * Server-sent events for one viewer: every post they may see once it is added or edited, and the
 * clock when it was moved. Looks when woken, and once a second for what other processes wrote.
 */
export function createStream({ history, clock, directory, log }: WebDeps, wake: Wake) {
  return function open(res: Response, userId: string, from: Cursor): () => void {
    let cursor = from;
    let shownClock = clock.now().getTime();
    let lookedAt = 0;
    let closed = false;
    const sent = new Set<string>();

    const send = (event: string, id: string, data: unknown) =>
      res.write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);

    function advance({ id, editedAt }: Post) {
      cursor = { ...cursor, id: Math.max(cursor.id, id) };
      if (editedAt === null || editedAt <= cursor.editedAt) return;
      cursor = { ...cursor, editedAt };
      sent.clear(); // only edits of the newest instant are repeated
    }

    /** Who looks is asked only when there is something to send: a quiet page costs one query. */
    async function sendNews() {
      const posts = await history.changedSince(cursor, userId);
      const moved = clockMoved();
      if (posts.length === 0 && !moved) return;
      const viewer = await findViewer(directory, userId);
      for (const post of posts) sendPost(post, viewer);
      if (moved) send("clock", showCursor(cursor), showClock(clock.now(), viewer.member.zone));
    }

    function sendPost(post: Post, viewer: Viewer) {
      const version = `${post.id}:${post.editedAt?.getTime() ?? 0}`;
      const repeated = sent.has(version);
      advance(post);
      if (post.editedAt) sent.add(version);
      if (!repeated && canSee(viewer, post))
        send("post", showCursor(cursor), showPost(post, viewer));
    }

    /** True at first, and when more time has passed than the page has counted itself. */
    function clockMoved(): boolean {
      const now = clock.now().getTime();
      const expected = shownClock + (performance.now() - lookedAt);
      const moved = lookedAt === 0 || Math.abs(now - expected) > 5_000;
      shownClock = now;
      lookedAt = performance.now();
      return moved;
    }

    const look = oneAtATime(
      async () => {
        if (!closed) await sendNews();
      },
      (error) => log.error({ err: error }, "could not look for new posts"),
    );

    const unlisten = wake.listen(look);
    const poll = setInterval(look, WEB.poll);
    const beat = setInterval(() => res.write(": still here\n\n"), WEB.heartbeat);
    const close = () => {
      closed = true;
      unlisten();
      clearInterval(poll);
      clearInterval(beat);
      res.end();
    };
    res.on("close", close);
    res.write("retry: 1000\n\n");
    look();
    return close;
  };
}

/** Runs `work` now, or once more right after the run that is under way. */
function oneAtATime(work: () => Promise<void>, failed: (error: unknown) => void) {
  let running = false;
  let again = false;
  return async function run() {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await work().catch(failed);
    }
    running = false;
  };
}
