/** "3:30 pm", "15:30", "9am" as minutes after midnight; undefined where it is no time of day. */
export function readTime(said: string): number | undefined {
  const found = /^(?<h>\d{1,2})(?:[:.](?<m>\d\d))?\s*(?<half>[ap])?\.?(?:m\.?)?$/i.exec(
    said.trim(),
  );
  if (!found?.groups) return undefined;
  const { h, m = "0", half } = found.groups;
  const [hour, minute] = [Number(h), Number(m)];
  if (minute > 59 || hour > (half ? 12 : 23) || (half && hour === 0)) return undefined;
  if (!half) return hour * 60 + minute;
  return ((hour % 12) + (half.toLowerCase() === "p" ? 12 : 0)) * 60 + minute;
}

/** 930 → "3:30 pm". */
export function showTime(minutes: number): string {
  const hour = Math.floor(minutes / 60) % 24;
  const half = hour < 12 ? "am" : "pm";
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minutes % 60).padStart(2, "0")} ${half}`;
}

/** The parts of the meeting with the share of its time that each gets. */
const PARTS = [
  { part: "needs", share: 0.4 },
  { part: "goal", share: 0.2 },
  { part: "location", share: 0.25 },
  { part: "next-steps", share: 0.15 },
];

/** When each part begins and ends, in minutes after the start, by fives; the last ends with the meeting. */
export function agendaOf(length: number): { part: string; from: number; to: number }[] {
  let begun = 0;
  let share = 0;
  return PARTS.map((one, at) => {
    share += one.share;
    const from = begun;
    begun = at === PARTS.length - 1 ? length : Math.round((length * share) / 5) * 5;
    return { part: one.part, from, to: begun };
  });
}
