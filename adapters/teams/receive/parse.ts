import { decodeText, mediaType, parseObject } from "../../json.ts";
import type { Activity } from "../port.ts";

/** The activity of a request of which nothing is proven yet, or the status that refuses it. */
export function parseActivity(contentType: string | undefined, body: Buffer): Activity | 400 | 415 {
  if (mediaType(contentType) !== "application/json") return 415;
  try {
    const activity = parseObject(decodeText(body));
    return typeof activity?.type === "string" ? activity : 400;
  } catch {
    return 400;
  }
}
