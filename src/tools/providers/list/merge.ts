import { nameKey, type Provider, type Providers } from "./provider.ts";

/** Rows of one name put together, what came later on top; names that came twice are told. */
export function joinRepeated(rows: Provider[]): Pick<Providers, "providers" | "repeated"> {
  const found = new Map<string, Provider>();
  const repeated: string[] = [];
  for (const row of rows) {
    const before = found.get(nameKey(row.name));
    if (before && !repeated.includes(before.name)) repeated.push(before.name);
    found.set(nameKey(row.name), { ...before, ...row, name: before?.name ?? row.name });
  }
  return { providers: [...found.values()], repeated };
}

/** Rows added to a list, as by an import: who is not among them stays as they were. */
export function addProviders(earlier: Provider[], rows: Provider[]): Provider[] {
  const named = new Set(rows.map(({ name }) => nameKey(name)));
  return joinRepeated([...earlier.map(backAmong(named)), ...rows]).providers;
}

/** Who is named again is considered again. */
const backAmong = (named: Set<string>) => (one: Provider) => {
  const { dropped: _, ...open } = one;
  return named.has(nameKey(one.name)) ? open : one;
};

/** A list in place of an earlier one: who was taken off it stays on record as no longer considered. */
export function replaceProviders(earlier: Provider[], rows: Provider[]): Providers {
  const { providers, repeated } = joinRepeated(rows);
  const named = new Set(providers.map(({ name }) => nameKey(name)));
  const left = earlier.filter(({ name }) => !named.has(nameKey(name)));
  const removed = left.filter(({ dropped }) => !dropped).map(({ name }) => name);
  const gone = left.map((one) => ({ ...one, dropped: true as const }));
  return { providers: [...providers, ...gone], repeated, removed };
}
