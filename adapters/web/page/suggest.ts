import type { CommandNote } from "../wire.ts";
import { h } from "./dom.ts";
import type { Store } from "./state.ts";

const MOST = 8;

/** The commands that fit what is typed so far, over the composer. Tab or a click takes one. */
export function startSuggestions(store: Store, form: HTMLFormElement, box: HTMLTextAreaElement) {
  const id = `${box.id}-suggestions`;
  const list = h("ul", {
    id,
    class: "suggestions",
    role: "listbox",
    hidden: true,
    "aria-label": "Commands",
  });
  form.prepend(list);
  box.setAttribute("aria-controls", id);
  box.setAttribute("aria-autocomplete", "list");
  let offered: CommandNote[] = [];
  let chosen = -1;

  /** Everything before the command word, and the part of the word there is. Undefined: nothing to suggest. */
  function typed(): { lead: string; word: string } | undefined {
    const [, slash = "", cohort = "", word = ""] =
      /^(\/?)((?:cohort |@cohort )?)([a-z]*)$/i.exec(box.value) ?? [];
    const called = slash !== "" || cohort !== "";
    if (box.value !== `${slash}${cohort}${word}` || (!called && !store.isDirect()))
      return undefined;
    if (!called && word === "") return undefined;
    return { lead: called && cohort ? slash + cohort : store.isDirect() ? "" : "/cohort ", word };
  }

  function update() {
    const now = typed();
    const word = now?.word.toLowerCase() ?? "";
    const fits = ({ name }: CommandNote) => name.startsWith(word) && name !== word;
    offered = now ? store.state.commands.filter(fits).slice(0, MOST) : [];
    chosen = -1;
    draw();
  }

  function draw() {
    list.hidden = offered.length === 0;
    if (chosen >= 0) box.setAttribute("aria-activedescendant", `${id}-${chosen}`);
    else box.removeAttribute("aria-activedescendant");
    list.replaceChildren(...offered.map(option));
    list.children[chosen]?.scrollIntoView({ block: "nearest" });
  }

  const option = ({ name, usage, summary }: CommandNote, i: number) =>
    h(
      "li",
      {
        id: `${id}-${i}`,
        role: "option",
        "aria-selected": String(i === chosen),
        onpointerdown: (event) => {
          event.preventDefault(); // the box keeps the focus
          take(i);
        },
      },
      h("b", {}, name),
      h("span", {}, summary),
      h("code", {}, usage),
    );

  function take(i: number) {
    const command = offered[i];
    if (!command) return;
    box.value = `${typed()?.lead ?? ""}${command.name} `;
    close();
    box.focus();
  }

  function close() {
    offered = [];
    chosen = -1;
    draw();
  }

  /** True when the key was meant for the list. */
  function takes(event: KeyboardEvent): boolean {
    if (list.hidden) return false;
    const move = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (move !== 0) {
      chosen =
        (chosen + move + offered.length + (chosen === -1 && move < 0 ? 1 : 0)) % offered.length;
      draw();
    } else if (event.key === "Tab" || (event.key === "Enter" && chosen >= 0))
      take(Math.max(0, chosen));
    else if (event.key === "Escape") close();
    else return false;
    event.preventDefault();
    return true;
  }

  box.addEventListener("blur", close);
  return { update, close, takes };
}
