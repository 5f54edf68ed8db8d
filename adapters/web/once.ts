/**
 * Runs work once per name and gives repeats the same answer, also while the first is under way.
 * Remembers the newest `keep` names of this process; what must outlive it is kept by the store.
 */
export function createOnce<T>(keep: number) {
  const known = new Map<string, Promise<T>>();

  return function once(name: string, work: () => Promise<T>): Promise<T> {
    const earlier = known.get(name);
    if (earlier) return earlier;
    const answer = work();
    known.set(name, answer);
    answer.catch(() => known.delete(name)); // a failed try may be repeated
    const oldest = known.keys().next();
    if (known.size > keep && !oldest.done) known.delete(oldest.value);
    return answer;
  };
}
