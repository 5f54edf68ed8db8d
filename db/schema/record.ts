import type { Kit } from "../kit.ts";

/** Columns every record has: a name of its own, and how often it was written. */
export const record = ({ text, int }: Kit) => ({
  id: text("id").primaryKey(),
  version: int("version").notNull().default(1),
});
