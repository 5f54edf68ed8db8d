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

/** A new list over an earlier one: who is not in the new one stays as they were, at the end. */
export function mergeProviders(earlier: Provider[], rows: Provider[]): Providers {
  const { providers, repeated } = joinRepeated(rows);
  const named = new Set(providers.map(({ name }) => nameKey(name)));
  const left = earlier.filter(({ name }) => !named.has(nameKey(name)));
  const kept = left.filter(({ dropped }) => !dropped).map(({ name }) => name);
  return { providers: [...providers, ...left], repeated, kept };
}
