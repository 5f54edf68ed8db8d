type Attribute = string | number | boolean | undefined | ((event: Event) => void);
type Child = Node | string | null | undefined | false;

/** Builds one element. "on…" attributes are listeners; true sets an attribute, false leaves it out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Attribute> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(
    ...children.filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

/** The element with that id; the page is broken without it. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as E; // the caller knows the tag it wrote in index.html
}

/** A drawn icon of page/icons.svg. Decoration only: the button around it carries the words. */
export function icon(name: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `/playground/page/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** "Ana Lopez" → "AL". */
const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => Array.from(word)[0] ?? "")
    .filter((_, i, all) => i === 0 || i === all.length - 1)
    .join("")
    .toUpperCase();

/** One of six calm colors, always the same for the same person. */
const tint = (name: string) =>
  `tint-${Array.from(name).reduce((sum, c) => sum + (c.codePointAt(0) ?? 0), 0) % 6}`;

/** A member's initials on their color; the bot's mark for nobody. */
export function avatar(name: string, bot = false): HTMLElement {
  if (!bot)
    return h("span", { class: `avatar ${tint(name)}`, "aria-hidden": "true" }, initials(name));
  const mark = h("img", { src: "/playground/page/mark.svg", alt: "" });
  return h("span", { class: "avatar bot", "aria-hidden": "true" }, mark);
}
