/** How long an answer is remembered, and how many of them. */
export interface Memory<Answer> {
  keepMs: number;
  most: number;
  /** True for an answer that may be another one the next time: the reason for it may be gone by then. */
  anew?(answer: Answer): boolean;
}

/**
 * What comes again under the same name, because the first answer was late or lost, is done once and
 * gets the answer of the first time, also while that is still being made. What has no name, and what
 * failed, is begun anew.
 */
export function createRepeats<Answer>({ keepMs, most, anew }: Memory<Answer>) {
  const known = new Map<string, { work: Promise<Answer>; timer: NodeJS.Timeout }>();

  function forget(name: string): void {
    clearTimeout(known.get(name)?.timer);
    known.delete(name);
  }

  return function once(name: string | undefined, work: () => Promise<Answer>): Promise<Answer> {
    if (name === undefined) return work();
    const earlier = known.get(name);
    if (earlier) return earlier.work;
    const [oldest] = known.keys();
    if (known.size >= most && oldest !== undefined) forget(oldest);
    const timer = setTimeout(() => forget(name), keepMs).unref();
    const first = work();
    known.set(name, { work: first, timer });
    first.then(
      (answer) => anew?.(answer) && forget(name),
      () => forget(name),
    );
    return first;
  };
}
