import type { Call } from "../core/command.ts";
import type { District } from "../core/records.ts";

/**
 * The district whose numbers the asker keeps and sees. Observers, who may be partners from outside,
 * have none: what they reckon is kept for themselves.
 */
export const teamOf = ({ who }: Call): District | undefined =>
  who.membership?.role === "observer" ? undefined : who.district;
