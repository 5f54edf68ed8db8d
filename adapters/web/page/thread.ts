import type { Shown } from "../wire.ts";
import { startComposer } from "./composer.ts";
import { byId } from "./dom.ts";
import { drawPosts } from "./messages.ts";
import type { PostTools } from "./post.ts";
import type { Sender } from "./send.ts";
import { openSide } from "./side.ts";
import type { Store } from "./state.ts";

/** The thread beside the conversation: the post it began with, its answers, a composer of its own. */
export function startThread(store: Store, tools: PostTools, sender: Sender) {
  const side = openSide("thread", () => store.openThread(null));
  const list = byId("thread-log");
  startComposer(store, sender, {
    form: byId<HTMLFormElement>("thread-form"),
    box: byId<HTMLTextAreaElement>("thread-say"),
    thread: () => store.thread,
  });

  function show(focus: boolean) {
    if (store.thread === null) return side.hide();
    const top = store.posts.get(store.thread);
    const answers = [...store.posts.values()].filter(({ thread }) => thread === store.thread);
    const posts = [top, ...answers.sort((a, b) => a.id - b.id)].filter(
      (post) => post !== undefined,
    );
    list.replaceChildren(...drawPosts(posts, { preview: tools.preview }));
    list.scrollTop = list.scrollHeight;
    side.show();
    if (focus) byId("thread-say").focus();
  }

  store.on("thread", () => show(true));
  store.on("post", (post: Shown) => {
    const mine =
      store.thread !== null && (post.thread === store.thread || post.id === store.thread);
    if (mine) show(false);
  });
}
