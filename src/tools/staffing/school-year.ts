/**
 * A school year as it is kept: "2024-25". Reads "2024-25", "2024–2025", "2024/25", "SY 2024-25" and
 * "24-25"; undefined for anything else, also where the second year does not follow the first.
 */
export function readSchoolYear(text: string): string | undefined {
  const said = text.trim().replace(/^(?:sy|school year)\s*/i, "");
  const [, first = "", second = ""] = /^(\d{4}|\d{2})\s*[-–_/]\s*(\d{4}|\d{2})$/.exec(said) ?? [];
  if (first === "") return undefined;
  const from = first.length === 2 ? 2000 + Number(first) : Number(first);
  const to = second.length === 2 ? Number(second) : Number(second) % 100;
  if ((from + 1) % 100 !== to) return undefined;
  return `${from}-${String(to).padStart(2, "0")}`;
}
