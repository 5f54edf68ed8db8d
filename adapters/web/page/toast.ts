import { ApiError } from "./api.ts";
import { byId, h } from "./dom.ts";

/** What went wrong, in a sentence a person can use. */
export const wordsOf = (error: unknown) =>
  error instanceof ApiError
    ? error.message
    : "Something in this page failed. Reload it and try again.";

/** Shows a short message at the bottom for a while; it is read out at once. */
export function toast(text: string) {
  const line = h("div", { class: "toast", role: "alert" }, text);
  byId("toasts").append(line);
  setTimeout(() => line.remove(), 8_000);
}
