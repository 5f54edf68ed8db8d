import { walkWithArrows } from "./arrows.ts";
import { byId, h, icon } from "./dom.ts";
import type { Store } from "./state.ts";
import { toast, wordsOf } from "./toast.ts";

/** The left side: the cohort's name, its channels, the conversation with the bot; a drawer on phones. */
export function startRail(store: Store) {
  const nav = byId("places");
  const menu = byId<HTMLButtonElement>("menu");
  const rail = byId("rail");
  walkWithArrows(nav, "button");

  function drawer(open: boolean) {
    document.body.classList.toggle("drawer-open", open);
    menu.setAttribute("aria-expanded", String(open));
    if (open) rail.querySelector<HTMLElement>("[aria-current], button")?.focus();
  }
  menu.addEventListener("click", () => drawer(!document.body.classList.contains("drawer-open")));
  byId("shade").addEventListener("click", () => drawer(false));
  rail.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !document.body.classList.contains("drawer-open")) return;
    drawer(false);
    menu.focus();
  });

  async function go(conversation: string) {
    drawer(false);
    await store.open(conversation).catch((error) => toast(wordsOf(error)));
    byId("say").focus();
  }

  function place(conversation: string, name: string, sign: Node) {
    const here = store.conversation === conversation;
    const unread = !here && store.isUnread(conversation);
    return h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: `place${unread ? " unread" : ""}`,
          "aria-current": here ? "page" : undefined,
          "data-place": conversation,
          onclick: () => void go(conversation),
        },
        sign,
        h("span", { class: "name" }, name),
        unread && h("span", { class: "dot" }, h("span", { class: "sr" }, "new messages")),
      ),
    );
  }

  function show() {
    const { state } = store;
    const focused = document.activeElement?.getAttribute("data-place");
    const channels = state.channels.map((one) => place(one.conversation, one.name, icon("hash")));
    const bot = h("img", { src: "/playground/page/mark.svg", alt: "", class: "sign" });
    byId("cohort").textContent = state.cohort;
    nav.replaceChildren(
      h("h2", {}, "Direct message"),
      h("ul", {}, place(state.direct, "Cohort", bot)),
      h("h2", {}, "Channels"),
      h("ul", {}, ...channels),
    );
    if (focused) nav.querySelector<HTMLElement>(`[data-place="${CSS.escape(focused)}"]`)?.focus();
    const waiting = nav.querySelectorAll(".unread").length;
    document.title = waiting > 0 ? `(${waiting}) Cohort playground` : "Cohort playground";
    menu.classList.toggle("has-unread", waiting > 0);
  }
  store.on("viewer", show);
  store.on("conversation", show);
  store.on("unread", show);
}
