import type { Shown } from "../wire.ts";
import { walkWithArrows } from "./arrows.ts";
import { byId, h } from "./dom.ts";
import { drawPost, type PostTools } from "./post.ts";
import { drawStarter } from "./starter.ts";
import type { Store } from "./state.ts";

const JOIN_MS = 5 * 60_000;
const NEAR_END = 120;

/** True when `post` needs no name: same person, same day, a moment later, same readers. */
function joins(before: Shown | undefined, post: Shown): boolean {
  if (!before || before.day !== post.day || before.private !== post.private) return false;
  if (before.author.userId !== post.author.userId || before.replies > 0) return false;
  return Date.parse(post.at) - Date.parse(before.at) < JOIN_MS;
}

/** Draws posts in order, with the days between them. */
export function drawPosts(posts: Shown[], tools: PostTools): HTMLElement[] {
  return posts.flatMap((post, i) => {
    const before = posts[i - 1];
    const drawn = drawPost(post, joins(before, post), tools);
    if (before?.day === post.day) return [drawn];
    return [h("div", { class: "day", role: "separator" }, h("span", {}, post.day)), drawn];
  });
}

/** The message pane. It stays at the end while one is there, and does not jump while one reads above. */
export function startMessages(store: Store, tools: PostTools, send: (text: string) => void) {
  const log = byId("log");
  const newer = byId<HTMLButtonElement>("newer");
  walkWithArrows(log, ".post");
  const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
  const toEnd = () => {
    log.scrollTop = log.scrollHeight;
    newer.hidden = true;
  };
  newer.addEventListener("click", toEnd);
  log.addEventListener("scroll", () => atEnd() && newer.toggleAttribute("hidden", true));
  // a chart or picture that arrives late must not push the end out of sight
  log.addEventListener(
    "load",
    ({ target }) => target instanceof HTMLImageElement && stick && toEnd(),
    true,
  );
  let stick = true;

  const top = () =>
    [...store.posts.values()].filter(({ thread }) => thread === null).sort((a, b) => a.id - b.id);

  function showAll() {
    const { state } = store;
    const channel = state.channels.find((one) => one.conversation === store.conversation);
    byId("title").textContent = channel ? `# ${channel.name}` : "Cohort";
    byId("purpose").textContent = channel?.purpose ?? "Your direct messages with the bot";
    log.setAttribute("aria-busy", "true");
    const posts = top();
    log.replaceChildren(
      ...(posts.length > 0 ? drawPosts(posts, tools) : [drawStarter(store, send)]),
    );
    toEnd();
    stick = true;
    requestAnimationFrame(() => log.setAttribute("aria-busy", "false"));
  }

  function showOne(post: Shown) {
    if (post.thread !== null) return;
    stick = atEnd();
    const old = log.querySelector<HTMLElement>(`[data-post="${post.id}"]`);
    if (old) replace(old, post);
    else append(post);
    if (stick || post.mine) showNew(post, !old);
    else if (!old) newer.hidden = false;
    tidyStarter();
  }

  /** Goes to the end; a new message taller than the pane is shown from its beginning instead. */
  function showNew(post: Shown, isNew: boolean) {
    toEnd();
    const drawn = log.querySelector<HTMLElement>(`[data-post="${post.id}"]`);
    if (!isNew || !drawn || drawn.offsetHeight < log.clientHeight) return;
    stick = false;
    log.scrollTop = drawn.offsetTop - log.offsetTop - 12;
  }

  function replace(old: HTMLElement, post: Shown) {
    const open = [...old.querySelectorAll("details")].map((one) => one.open);
    const focused = document.activeElement?.getAttribute("data-action");
    const hadFocus = old.contains(document.activeElement);
    const fresh = drawPost(post, old.classList.contains("joined"), tools);
    for (const [i, one] of fresh.querySelectorAll("details").entries()) one.open = open[i] ?? false;
    old.replaceWith(fresh);
    if (!hadFocus) return;
    const again =
      focused && fresh.querySelector<HTMLElement>(`[data-action="${CSS.escape(focused)}"]`);
    (again || fresh).focus({ preventScroll: true });
  }

  function append(post: Shown) {
    const posts = top();
    const at = posts.findIndex(({ id }) => id === post.id);
    const before = posts[at - 1];
    const drawn = drawPosts(before ? [before, post] : [post], tools);
    log.append(...(before ? drawn.slice(before.day === post.day ? -1 : -2) : drawn));
  }

  const tidyStarter = () => log.querySelector(".starter")?.remove();

  store.on("conversation", showAll);
  store.on("post", showOne);
}
