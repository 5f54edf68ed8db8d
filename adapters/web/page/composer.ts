import { byId, h } from "./dom.ts";
import type { Sender } from "./send.ts";
import type { Store } from "./state.ts";
import { startSuggestions } from "./suggest.ts";
import { wordsOf } from "./toast.ts";

interface Parts {
  form: HTMLFormElement;
  box: HTMLTextAreaElement;
  thread: () => number | null;
}

/** A box to write in. Enter sends, Shift+Enter begins a new line; drafts stay with their place. */
export function startComposer(store: Store, sender: Sender, { form, box, thread }: Parts) {
  const drafts = new Map<string, string>();
  const problem = h("p", { class: "problem", role: "alert", hidden: true });
  form.append(problem);
  const suggestions = startSuggestions(store, form, box);
  let place = "";
  let busy = false;

  const placeNow = () => `${store.state.viewer.userId}/${store.conversation}/${thread() ?? ""}`;
  const grow = () => {
    box.style.height = "auto";
    // While it is out of sight it has no height to measure.
    if (box.scrollHeight > 0) box.style.height = `${Math.min(box.scrollHeight, 220)}px`;
  };

  function changePlace() {
    if (place) drafts.set(place, box.value);
    place = placeNow();
    box.value = drafts.get(place) ?? "";
    box.placeholder = placeholder();
    problem.hidden = true;
    suggestions.close();
    grow();
  }

  function placeholder() {
    if (thread() !== null) return "Reply in this thread";
    if (store.isDirect()) return "Message Cohort";
    return "Message, or @Cohort …";
  }

  async function send(text = box.value) {
    if (busy || text.trim() === "") return;
    busy = true;
    form.classList.add("sending");
    try {
      await sender.say(text, thread());
      if (box.value === text) box.value = "";
      problem.hidden = true;
    } catch (error) {
      if (box.value === "") box.value = text;
      problem.textContent = wordsOf(error);
      problem.hidden = false;
    }
    busy = false;
    form.classList.remove("sending");
    suggestions.close();
    grow();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
  box.addEventListener("input", () => {
    grow();
    suggestions.update();
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || suggestions.takes(event)) return;
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    void send();
  });
  store.on("conversation", changePlace);
  store.on("thread", changePlace);
  return { send };
}

/** The composer under the conversation. */
export const startMainComposer = (store: Store, sender: Sender) =>
  startComposer(store, sender, {
    form: byId<HTMLFormElement>("composer"),
    box: byId<HTMLTextAreaElement>("say"),
    thread: () => null,
  });
