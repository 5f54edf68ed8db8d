/** Panels that open from a button: Escape and a click elsewhere close them, focus goes back. */
export function createPopover(button: HTMLElement, panel: HTMLElement, opened?: () => void) {
  const isOpen = () => !panel.hidden;

  function open() {
    panel.hidden = false;
    button.setAttribute("aria-expanded", "true");
    opened?.();
    const first = panel.querySelector<HTMLElement>(
      "[aria-selected=true], [autofocus], button, input",
    );
    first?.focus();
  }

  function close(refocus = true) {
    if (!isOpen()) return;
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (refocus) button.focus();
  }

  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-haspopup", "dialog");
  button.addEventListener("click", () => (isOpen() ? close() : open()));
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    const inside = target instanceof Node && (panel.contains(target) || button.contains(target));
    if (!inside) close(false);
  });
  return { open, close, isOpen };
}
