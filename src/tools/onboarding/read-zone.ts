import { plain } from "../../answers/figures.ts";
import { showZone } from "../../core/show.ts";
import { isZone } from "../../core/time.ts";

/** What people in the United States call their time zone, and the zone it is. */
const CALLED: Record<string, string> = {
  eastern: "America/New_York",
  central: "America/Chicago",
  mountain: "America/Denver",
  arizona: "America/Phoenix",
  pacific: "America/Los_Angeles",
  alaska: "America/Anchorage",
  hawaii: "Pacific/Honolulu",
  et: "America/New_York",
  ct: "America/Chicago",
  mt: "America/Denver",
  pt: "America/Los_Angeles",
};

/** "Central", "Central time", "CT" or "America/Chicago" → the zone; undefined for anything else. */
export function readZone(text: string): string | undefined {
  const said = text.trim();
  const called = CALLED[plain(said).replace(/ ?(?:standard |daylight )?time$/, "")];
  if (called) return called;
  return isZone(said) ? said : undefined;
}

/** The zone as people call it, where that reads back as the same one: "America/Chicago" → "Central". */
export function sayZone(zone: string): string {
  const called = showZone(zone);
  return readZone(called) === zone ? called : zone;
}
