import { byId } from "./dom.ts";

const PANELS = ["thread", "preview"];

/** One of the panels at the right. Only one is shown; Escape closes it and focus goes back. */
export function openSide(name: string, closed: () => void) {
  const panel = byId(name);
  let from: Element | null = null;

  function show() {
    if (panel.hidden) from = document.activeElement;
    for (const other of PANELS) if (other !== name) byId(other).hidden = true;
    panel.hidden = false;
    document.body.classList.add("side-open");
  }

  function hide() {
    if (panel.hidden) return;
    const hadFocus = panel.contains(document.activeElement);
    panel.hidden = true;
    if (PANELS.every((one) => byId(one).hidden)) document.body.classList.remove("side-open");
    if (!hadFocus) return;
    if (from instanceof HTMLElement && from.isConnected) from.focus();
    else byId("say").focus();
  }

  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) closed();
  });
  panel.querySelector(".close")?.addEventListener("click", closed);
  return { show, hide };
}
