/**
 * A key for each of some words, which stays the same when rows come and go around it: the words
 * themselves in lower case, with a number where they are there twice.
 */
export function rowKeys(labels: string[]): string[] {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const plain = label
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "");
    const key = plain.slice(0, 60) || "row";
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}-${count}`;
  });
}
