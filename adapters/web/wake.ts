/** Lets those who wait know that something may have changed. Carries no data: they look themselves. */
export interface Wake {
  wake(): void;
  /** Calls `hear` on every wake until the returned function is called. */
  listen(hear: () => void): () => void;
}

export function createWake(): Wake {
  const hearers = new Set<() => void>();
  return {
    wake() {
      for (const hear of hearers) hear();
    },
    listen(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}
