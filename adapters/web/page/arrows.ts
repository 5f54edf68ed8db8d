/** Lets the arrow keys, Home and End walk through the items of a list that match `selector`. */
export function walkWithArrows(list: HTMLElement, selector: string) {
  list.addEventListener("keydown", (event) => {
    const items = [...list.querySelectorAll<HTMLElement>(selector)];
    const here = items.findIndex((item) => item.matches(":focus"));
    if (here === -1) return;
    const next = nextIndex(event.key, here, items.length);
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
    items[next]?.scrollIntoView({ block: "nearest" });
  });
}

function nextIndex(key: string, here: number, count: number): number | undefined {
  if (key === "ArrowDown") return Math.min(here + 1, count - 1);
  if (key === "ArrowUp") return Math.max(here - 1, 0);
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}
