import type { Shown } from "../wire.ts";
import { api } from "./api.ts";
import { byId, h } from "./dom.ts";
import { openSide } from "./side.ts";
import type { Store } from "./state.ts";
import { toast, wordsOf } from "./toast.ts";

/** Shows how the same message goes out to Slack and to Teams. */
export function startPreview(store: Store) {
  const side = openSide("preview", () => side.hide());
  const tabs = [...document.querySelectorAll<HTMLButtonElement>("#preview [role=tab]")];
  const code = byId("preview-json");
  let shown: Record<string, unknown> = {};

  function pick(tab: HTMLButtonElement) {
    for (const one of tabs) {
      one.setAttribute("aria-selected", String(one === tab));
      one.tabIndex = one === tab ? 0 : -1;
    }
    code.setAttribute("aria-labelledby", tab.id);
    code.replaceChildren(...colored(JSON.stringify(shown[tab.value] ?? null, null, 2)));
    code.scrollTop = 0;
  }

  for (const [i, tab] of tabs.entries()) {
    tab.addEventListener("click", () => pick(tab));
    tab.addEventListener("keydown", ({ key }) => {
      if (key !== "ArrowRight" && key !== "ArrowLeft") return;
      const next = tabs[(i + 1) % tabs.length];
      if (!next) return;
      pick(next);
      next.focus();
    });
  }
  byId("preview-copy").addEventListener("click", () => {
    void navigator.clipboard.writeText(code.textContent ?? "").then(
      () => toast("Copied."),
      () => toast("The browser did not allow copying. Select the text instead."),
    );
  });
  store.on("conversation", side.hide);

  return async function open(post: Shown) {
    try {
      const { slack, teams } = await api.preview(store.state.viewer.userId, post.id);
      shown = { slack: single(slack), teams: single(teams) };
    } catch (error) {
      return toast(wordsOf(error));
    }
    side.show();
    const current = tabs.find((tab) => tab.getAttribute("aria-selected") === "true") ?? tabs[0];
    if (!current) return;
    pick(current);
    current.focus();
  };
}

/** Most replies are one message; a longer one stays the list that is sent. */
const single = (sent: unknown) => (Array.isArray(sent) && sent.length === 1 ? sent[0] : sent);

/** JSON with names and values told apart; built as text nodes, so nothing in it is markup. */
function colored(json: string): Node[] {
  const parts = json.split(/("(?:[^"\\]|\\.)*"(?:\s*:)?|\b(?:true|false|null|-?\d[\d.e+-]*)\b)/);
  return parts.map((part, i) => {
    if (i % 2 === 0) return document.createTextNode(part);
    const kind = part.endsWith(":") ? "key" : part.startsWith('"') ? "string" : "value";
    return h("span", { class: `json-${kind}` }, part);
  });
}
