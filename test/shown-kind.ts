import type { Form } from "../src/core/form.ts";
import type { Reply } from "../src/core/reply.ts";

/** One thing the bot shows somebody, before any platform has drawn it. `page` is a person's own page. */
export type Shown = { name: string } & (
  | { kind: "message"; reply: Reply }
  | { kind: "page"; reply: Reply }
  | { kind: "form"; form: Form }
);
