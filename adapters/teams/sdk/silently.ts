let within = 0;
let speak = console.error;

/**
 * Runs work of the SDK with `console.error` turned off: of tokens that are not good it prints whole
 * stacks, claims and keys. Only for work that waits for nothing outside, since it is off for all.
 */
export async function silently<T>(work: () => Promise<T>): Promise<T> {
  if (within++ === 0) {
    speak = console.error;
    console.error = () => undefined;
  }
  try {
    return await work();
  } finally {
    if (--within === 0) console.error = speak;
  }
}
