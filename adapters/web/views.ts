import type { Post } from "../../src/core/history.ts";
import type { WebDeps } from "./deps.ts";
import { WEB } from "./limits.ts";
import { showClock } from "./moments.ts";
import { canSee, findViewer, mustRead, type Viewer } from "./places.ts";
import { Problem } from "./problem.ts";
import { readId } from "./read.ts";
import { showPosts } from "./shown.ts";
import { showCursor } from "./stream.ts";
import type { Preview, Shown, State } from "./wire.ts";

/** What the page reads. Nothing here changes anything. */
export function createViews({ history, clock, directory, commands, previews }: WebDeps) {
  const newestIn = async (conversation: string, userId: string) =>
    (await history.list(conversation, userId, 1)).at(-1)?.id ?? 0;

  async function newest({ member, channels, direct }: Viewer): Promise<Record<string, number>> {
    const places = [direct, ...channels.map(({ conversation }) => conversation)];
    const ids = places.map(async (place) => [place, await newestIn(place, member.userId)] as const);
    return Object.fromEntries(await Promise.all(ids));
  }

  /** A post that this viewer may see; anything else is not there. */
  async function find(viewer: Viewer, id: string | undefined): Promise<Post> {
    const post = await history.get(readId(id, "post"));
    if (!post || !canSee(viewer, post)) throw new Problem(404, "There is no such message.");
    return post;
  }

  return {
    async state(userId: string | undefined): Promise<State> {
      const members = await directory.members();
      const first = members[0];
      if (!first) throw new Problem(503, "There is nobody in this cohort yet.");
      const known = members.find((one) => one.userId === userId) ?? first;
      const viewer = await findViewer(directory, known.userId);
      const ids = await newest(viewer);
      const now = clock.now();
      return {
        cohort: await directory.cohort(),
        viewer: viewer.member,
        members: viewer.members,
        channels: viewer.channels,
        direct: viewer.direct,
        commands,
        clock: showClock(now, viewer.member.zone),
        newest: ids,
        cursor: showCursor({ id: Math.max(0, ...Object.values(ids)), editedAt: now }),
      };
    },

    async messages(userId: string, conversation: string): Promise<{ posts: Shown[] }> {
      const viewer = await findViewer(directory, userId);
      mustRead(viewer, conversation);
      const posts = await history.list(conversation, userId, WEB.posts);
      return { posts: showPosts(posts, viewer) };
    },

    async preview(userId: string, id: string | undefined): Promise<Preview> {
      const { reply, text } = await find(await findViewer(directory, userId), id);
      const shown = reply ?? { text };
      return { slack: previews.slack(shown), teams: previews.teams(shown) };
    },

    post: async (userId: string, id: string | undefined) =>
      find(await findViewer(directory, userId), id),
  };
}
