/** What this browser remembers between visits. Losing it loses comfort, never content. */
function read<T>(name: string, fallback: T): T {
  try {
    const text = localStorage.getItem(`cohort.${name}`);
    return text === null ? fallback : JSON.parse(text);
  } catch {
    return fallback;
  }
}

function write(name: string, value: unknown) {
  try {
    localStorage.setItem(`cohort.${name}`, JSON.stringify(value));
  } catch {
    // private windows may refuse: the page works without
  }
}

export const kept = {
  viewer: () => read("viewer", ""),
  keepViewer: (userId: string) => write("viewer", userId),
  theme: () => read("theme", "auto"),
  keepTheme: (theme: string) => write("theme", theme),
  place: (userId: string) => read(`place.${userId}`, ""),
  keepPlace: (userId: string, conversation: string) => write(`place.${userId}`, conversation),
  /** The newest post that person has seen, by conversation. */
  seen: (userId: string) => read<Record<string, number> | null>(`seen.${userId}`, null),
  keepSeen: (userId: string, seen: Record<string, number>) => write(`seen.${userId}`, seen),
};
