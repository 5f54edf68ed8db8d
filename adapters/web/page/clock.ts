import { api } from "./api.ts";
import { byId, h } from "./dom.ts";
import { createPopover } from "./popover.ts";
import type { Store } from "./state.ts";
import { toast, wordsOf } from "./toast.ts";

/** The playground's clock: what time it is for whoever looks, and a way to let time pass. */
export function startClock(store: Store) {
  const button = byId<HTMLButtonElement>("clock");
  const panel = byId("clock-panel");
  const day = byId<HTMLInputElement>("clock-day");
  const time = byId<HTMLInputElement>("clock-time");
  const problem = byId("clock-problem");
  const popover = createPopover(button, panel, fill);
  let toldAt = performance.now();

  /** The server's clock, carried on by this computer's. */
  const now = () => new Date(Date.parse(store.state.clock.now) + performance.now() - toldAt);

  function shown(options: Intl.DateTimeFormatOptions) {
    const { zone } = store.state.viewer;
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone }).format(now());
  }

  function face() {
    if (!store.state) return;
    byId("clock-date").textContent = shown({ weekday: "short", day: "numeric", month: "short" });
    byId("clock-hour").textContent = shown({ hour: "2-digit", minute: "2-digit" });
    button.title = `${store.state.clock.zone} time. Press to move the clock.`;
  }

  function fill() {
    const { clock, viewer } = store.state;
    byId("clock-local").textContent =
      `${shown({ weekday: "long", day: "numeric", month: "long", year: "numeric" })}, ${shown({ hour: "2-digit", minute: "2-digit" })}`;
    byId("clock-zone").textContent = `${clock.zone} time, for ${viewer.name}`;
    day.value = clock.day;
    day.min = clock.day;
    time.value = "09:00";
    problem.hidden = true;
    byId("clock-choices").replaceChildren(
      ...clock.choices.map(({ to, label, local }) =>
        h(
          "button",
          { type: "button", "data-to": to, onclick: () => void move({ to }) },
          h("b", {}, label),
          h("span", {}, local),
        ),
      ),
    );
  }

  async function move(where: { to: string } | { day: string; time: string }) {
    panel.classList.add("moving");
    panel.setAttribute("aria-busy", "true");
    problem.hidden = true;
    try {
      const clock = await api.moveClock({ as: store.state.viewer.userId, ...where });
      store.setClock(clock);
      popover.close();
      toast(`It is ${clock.local} now.`);
    } catch (error) {
      problem.textContent = wordsOf(error);
      problem.hidden = false;
    }
    panel.classList.remove("moving");
    panel.removeAttribute("aria-busy");
  }

  byId<HTMLFormElement>("clock-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void move({ day: day.value, time: time.value });
  });
  const told = () => {
    toldAt = performance.now();
    face();
    if (popover.isOpen()) fill();
  };
  store.on("viewer", told);
  store.on("clock", told);
  setInterval(face, 5_000);
}
