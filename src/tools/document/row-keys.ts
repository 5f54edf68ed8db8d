const LONGEST = 60;

/**
 * A key for each of some words, which stays the same when rows come and go around it: the words
 * themselves in lower case ("report-for-the-board"), with a number where they are there twice.
 */
export function rowKeys(labels: string[]): string[] {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const key = plainKey(label);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}-${count}`;
  });
}

/** Rows with such keys, by what each is about. */
export function withKeys<Row>(
  rows: Row[],
  about: (row: Row) => string,
): { key: string; row: Row }[] {
  const keys = rowKeys(rows.map(about));
  return rows.map((row, at) => ({ key: keys[at] ?? "", row }));
}

const plainKey = (said: string) =>
  said
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, LONGEST) || "row";
