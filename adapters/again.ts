import { StaleError } from "../src/core/errors.ts";

const ATTEMPTS = 8;

/** Does it again, from a fresh read, when somebody else wrote the same rows a moment before. */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StaleError) || attempt === ATTEMPTS) throw error;
    }
  }
}
