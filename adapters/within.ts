/** The end of `work`; fails when it takes longer than that, in milliseconds, and waits for it no more. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("took too long")), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
