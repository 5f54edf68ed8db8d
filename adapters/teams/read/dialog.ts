import { z } from "zod";
import type { Reading } from "./arrival.ts";
import { type Kind, readCardData, unknown } from "./card.ts";
import type { TeamsRead } from "./teams-read.ts";

const shape = z.object({ data: z.unknown() });

/** A button that opens a dialog, pressed (learn.microsoft.com, task-modules-bots): it brings what every button brings. */
export function readFetch(reading: Reading): TeamsRead {
  const kind: Kind = { what: "task/fetch", wants: "dialog" };
  const read = shape.safeParse(reading.raw.value).data;
  return read ? readCardData(reading, read.data, kind) : unknown(kind);
}

/** A dialog that was filled in, or a button in it. */
export function readSubmit(reading: Reading): TeamsRead {
  const kind: Kind = { what: "task/submit", wants: "next" };
  const read = shape.safeParse(reading.raw.value).data;
  return read ? readCardData(reading, read.data, kind) : unknown(kind);
}
