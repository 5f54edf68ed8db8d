const TIME = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/;

/** "18:00", "6pm", "7.30 a.m.", "noon" → "18:00", "07:30", "12:00"; undefined when it is no time of day. */
export function readTime(text: string): string | undefined {
  const said = text.trim().toLowerCase();
  if (said === "noon") return "12:00";
  if (said === "midnight") return "00:00";
  const [, hours = "", minutes = "00", half] = TIME.exec(said) ?? [];
  if (hours === "" || Number(minutes) > 59) return undefined;
  const hour = half ? halfDay(Number(hours), half.startsWith("p")) : Number(hours);
  if (hour === undefined || hour > 23) return undefined;
  return `${String(hour).padStart(2, "0")}:${minutes}`;
}

function halfDay(hour: number, afternoon: boolean): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (afternoon ? 12 : 0);
}

/** "18:00-07:30", "6pm to 7:30am" → both ends. */
export function readTimes(text: string): { from: string; until: string } | undefined {
  const ends = text
    .replace(/^(?:from|between)\s+/i, "")
    .split(/\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\band\b)\s*/i);
  if (ends.length !== 2) return undefined;
  const [from, until] = ends.map(readTime);
  return from && until ? { from, until } : undefined;
}
