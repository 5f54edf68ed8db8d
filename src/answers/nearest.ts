/** The number of letters to insert, drop, change or swap with the next to get from one word to another. */
function distance(from: string, to: string): number {
  let older: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1] && i > 1 && j > 1) {
        least = Math.min(least, (older[j - 2] ?? 0) + 1);
      }
      next.push(least);
    }
    older = row;
    row = next;
  }
  return row[to.length] ?? 0;
}

/** The candidate a person most likely meant; undefined when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const said = word.toLowerCase().slice(0, 40);
  let best: { word: string; far: number } | undefined;
  for (const candidate of candidates) {
    const starts = said.length >= 3 && (candidate.startsWith(said) || said.startsWith(candidate));
    const far = starts ? 0.5 : distance(said, candidate);
    if (!best || far < best.far) best = { word: candidate, far };
  }
  return best && best.far <= Math.max(1, Math.floor(said.length / 3)) ? best.word : undefined;
}
