/** Rows with names for their steps that survive reordering: what a row is about, numbered where it is there twice. */
export function withKeys<Row>(
  rows: Row[],
  about: (row: Row) => string,
): { key: string; row: Row }[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const plain = plainKey(about(row));
    const times = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, times);
    return { key: times === 1 ? plain : `${plain}-${times}`, row };
  });
}

/** "Report for the board!" → "report-for-the-board". */
const plainKey = (said: string) =>
  said
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
