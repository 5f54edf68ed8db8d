import type { Post } from "../../src/core/history.ts";
import { showDate } from "../../src/core/show.ts";
import { dayIn, timeIn } from "../../src/core/time.ts";
import type { Viewer } from "./places.ts";
import { renderWeb, renderWords } from "./render.ts";
import type { Shown } from "./wire.ts";

/** A post as `viewer` sees it, with `replies` posts in its thread. */
export function showPost(post: Post, viewer: Viewer, replies = 0): Shown {
  const { member, members } = viewer;
  const writer = members.find(({ userId }) => userId === post.author);
  const version = post.editedAt?.getTime() ?? 0;
  const chartUrl = (n: number) =>
    `/playground/charts/${post.id}/${n}.png?as=${encodeURIComponent(member.userId)}&v=${version}`;
  return {
    id: post.id,
    conversation: post.conversation,
    thread: post.thread,
    author: {
      userId: post.author,
      name: post.author === null ? "Cohort" : (writer?.name ?? "Someone"),
    },
    mine: post.author === member.userId,
    private: post.privateTo !== null,
    html: post.reply ? renderWeb(post.reply, chartUrl) : renderWords(post.text),
    text: post.reply?.text ?? post.text,
    type: post.reply?.data?.type ?? null,
    at: post.at.toISOString(),
    time: timeIn(member.zone, post.at),
    day: showDate(dayIn(member.zone, post.at)),
    edited: post.editedAt !== null,
    replies,
  };
}

/** Posts with the number of answers in their threads, as far as those are among them. */
export function showPosts(posts: Post[], viewer: Viewer): Shown[] {
  const replies = new Map<number, number>();
  for (const { thread } of posts)
    if (thread !== null) replies.set(thread, (replies.get(thread) ?? 0) + 1);
  return posts.map((post) => showPost(post, viewer, replies.get(post.id) ?? 0));
}
