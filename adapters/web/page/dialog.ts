import type { Form } from "../../../src/core/form.ts";
import { api, newNonce } from "./api.ts";
import { byId, h } from "./dom.ts";
import { type Drawn, drawField } from "./field.ts";
import type { Store } from "./state.ts";
import { wordsOf } from "./toast.ts";

/** Where a form was opened from, and where its answer belongs. */
export interface FormPlace {
  conversation: string;
  thread: number | null;
}

export type OpenForm = (form: Form, place: FormPlace) => void;

/**
 * Forms the bot opens. What is typed survives a closed dialog, a failed request and a form that
 * comes back with errors.
 */
export function createDialog(store: Store): OpenForm {
  const dialog = byId<HTMLDialogElement>("dialog");
  const drafts = new Map<string, Record<string, string>>();
  let shown:
    | { form: Form; place: FormPlace; fields: Drawn[]; as: string; nonce: string }
    | undefined;

  const draftOf = (form: Form, as: string) => `${as}/${form.id}`;
  const values = () =>
    Object.fromEntries((shown?.fields ?? []).map((field) => [field.id, field.read()]));

  function keep() {
    if (shown) drafts.set(draftOf(shown.form, shown.as), values());
  }

  function show(form: Form, place: FormPlace) {
    const as = store.state.viewer.userId;
    const draft = drafts.get(draftOf(form, as));
    const errors = form.errors ?? {};
    const fields = form.fields.map((field) =>
      drawField(field, draft?.[field.id] ?? field.value ?? "", errors[field.id], "form"),
    );
    shown = { form, place, fields, as, nonce: newNonce() };
    byId("dialog-title").textContent = form.title;
    byId("dialog-submit").textContent = form.submit;
    byId("dialog-body").replaceChildren(
      ...(form.intro ? [h("p", { class: "intro" }, form.intro)] : []),
      ...(draft && !form.errors
        ? [h("p", { class: "quiet" }, "We kept what you typed before.")]
        : []),
      ...summary(form),
      ...fields.flatMap(({ row }, at) => [...heading(form, at), row]),
    );
    tell("");
    if (!dialog.open) dialog.showModal();
    (fields.find(({ id }) => errors[id]) ?? fields[0])?.focus();
  }

  /** The title of the section that begins with this field. */
  function heading({ fields }: Form, at: number): Node[] {
    const section = fields[at]?.section;
    if (!section || section === fields[at - 1]?.section) return [];
    return [h("h3", { class: "section" }, section)];
  }

  /** Errors that belong to no field, and how many there are in all. */
  function summary(form: Form): Node[] {
    const errors = Object.entries(form.errors ?? {});
    if (errors.length === 0) return [];
    const loose = errors.filter(([id]) => !form.fields.some((field) => field.id === id));
    const count =
      errors.length === 1
        ? "One thing needs another look."
        : `${errors.length} things need another look.`;
    return [
      h(
        "div",
        { class: "notice error", role: "alert" },
        [count, ...loose.map(([, text]) => text)].join(" "),
      ),
    ];
  }

  function tell(text: string) {
    const line = byId("dialog-problem");
    line.textContent = text;
    line.hidden = text === "";
  }

  async function submit() {
    if (!shown) return;
    const { form, place, as, nonce } = shown;
    keep();
    dialog.classList.add("sending");
    try {
      const done = await api.submit({ as, nonce, ...place, form: form.id, values: values() });
      if (done.form) return show(done.form, place);
      drafts.delete(draftOf(form, as));
      shown = undefined;
      dialog.close();
    } catch (error) {
      tell(wordsOf(error));
    } finally {
      dialog.classList.remove("sending");
    }
  }

  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!dialog.classList.contains("sending")) void submit();
  });
  dialog.addEventListener("close", () => {
    keep();
    shown = undefined;
  });
  byId("dialog-cancel").addEventListener("click", () => dialog.close());
  byId("dialog-close").addEventListener("click", () => dialog.close());
  return show;
}
