/**
 * The same body with some of its members replaced: each number names one, counted over all depths;
 * undefined takes it out.
 */
export function spoiled(body: object, changes: [at: number, value: unknown][]): unknown {
  const copy = structuredClone(body);
  const members: [Record<string, unknown>, string][] = [];
  const visit = (one: unknown) => {
    if (typeof one !== "object" || one === null) return;
    for (const key of Object.keys(one)) {
      members.push([one as Record<string, unknown>, key]);
      visit((one as Record<string, unknown>)[key]);
    }
  };
  visit(copy);
  for (const [at, value] of changes) {
    const [holder, key] = members[at % members.length] ?? [];
    if (holder && key !== undefined) holder[key] = value;
  }
  return copy;
}
