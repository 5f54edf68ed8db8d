import type { Block } from "../../core/reply.ts";

/** The line a result begins with. */
export const heading = (text: string): Block => ({ type: "heading", text });

/** A sentence or two of a result. */
export const text = (said: string): Block => ({ type: "text", text: said });

/** Something to know before the result is used. */
export const warning = (said: string): Block => ({ type: "notice", level: "warning", text: said });

/** Something worth knowing beside the result. */
export const info = (said: string): Block => ({ type: "notice", level: "info", text: said });

/** A button that begins a tool, or says a command for the person. */
export const sayButton = (label: string, said: string) => ({
  id: `say:${said.replaceAll(" ", "-")}`,
  label,
  value: said,
});
