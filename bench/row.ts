/** One figure of the bench: ours against what it is measured beside, in the same run. */
export interface Row {
  id: string;
  what: string;
  /** Ours divided by theirs, the median of the pairs in `runs`. */
  ratio: number;
  goal: number;
  met: boolean;
  runs: { ours: number; theirs: number }[];
}

/** The middle one of some numbers; of an even count, the upper middle. */
function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Sums up the paired runs of one row. `goal` is a least ratio. */
export function toRow(id: string, what: string, goal: number, runs: Row["runs"]): Row {
  const ratio = median(runs.map(({ ours, theirs }) => ours / theirs));
  return { id, what, ratio: Math.round(ratio * 1000) / 1000, goal, met: ratio >= goal, runs };
}
