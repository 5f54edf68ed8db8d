import { byId } from "./dom.ts";
import { kept } from "./kept.ts";

const NEXT: Record<string, string> = { auto: "light", light: "dark", dark: "auto" };
const NAME: Record<string, string> = {
  auto: "Colors follow your system",
  light: "Light colors",
  dark: "Dark colors",
};

/** Light, dark, or whatever the system prefers; a click goes round. */
export function startTheme() {
  const button = byId<HTMLButtonElement>("theme");
  function show(theme: string) {
    document.documentElement.dataset.theme = theme;
    const label = `${NAME[theme] ?? NAME.auto}. Press to change.`;
    button.setAttribute("aria-label", label);
    button.title = label;
  }
  show(kept.theme());
  button.addEventListener("click", () => {
    const theme = NEXT[kept.theme()] ?? "auto";
    kept.keepTheme(theme);
    show(theme);
  });
}
