import type { Shown } from "../wire.ts";
import { avatar, h, icon } from "./dom.ts";

/** What can be done with a post from the page. */
export interface PostTools {
  openThread?: (post: Shown) => void;
  preview: (post: Shown) => void;
}

/** One post. `joined` hides who and when under a post of the same person a moment before. */
export function drawPost(post: Shown, joined: boolean, tools: PostTools): HTMLElement {
  const bot = post.author.userId === null;
  const content = h("div", { class: "content" });
  content.innerHTML = post.html; // made and escaped by our own server (adapters/web/render.ts)
  const kind = `post ${bot ? "by-bot" : "by-person"}${joined ? " joined" : ""}${post.private ? " private" : ""}`;
  return h(
    "article",
    {
      class: kind,
      tabindex: "-1",
      "data-post": post.id,
      "data-type": post.type ?? undefined,
      "aria-label": `${post.author.name}, ${post.time}`,
    },
    joined
      ? h("time", { class: "gutter", datetime: post.at }, post.time)
      : avatar(post.author.name, bot),
    h(
      "div",
      { class: "body" },
      !joined && byline(post, bot),
      post.private && h("p", { class: "only-you" }, icon("eye"), "Only you can see this"),
      content,
      joined && post.edited && h("span", { class: "edited" }, "(edited)"),
      threadLink(post, tools),
    ),
    toolbar(post, tools),
  );
}

function byline(post: Shown, bot: boolean) {
  return h(
    "header",
    {},
    h("b", {}, post.author.name),
    bot && h("span", { class: "app" }, "bot"),
    h("time", { datetime: post.at, title: `${post.day}, ${post.time}` }, post.time),
    post.edited && h("span", { class: "edited" }, "(edited)"),
  );
}

function threadLink(post: Shown, { openThread }: PostTools) {
  if (!openThread || post.replies === 0) return null;
  const words = post.replies === 1 ? "1 reply" : `${post.replies} replies`;
  return h(
    "button",
    { type: "button", class: "replies", onclick: () => openThread(post) },
    icon("thread"),
    words,
  );
}

function toolbar(post: Shown, { openThread, preview }: PostTools) {
  const tool = (label: string, name: string, act: () => void) =>
    h("button", { type: "button", title: label, "aria-label": label, onclick: act }, icon(name));
  return h(
    "div",
    { class: "tools" },
    openThread && tool("Reply in a thread", "thread", () => openThread(post)),
    tool("Show as Slack and Teams", "blocks", () => preview(post)),
  );
}
