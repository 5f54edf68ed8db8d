/** How sources are told apart: capitals, blanks and dashes don't matter. */
export const plainName = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The source of that name, or the only one whose name begins with it. */
export function sourceNamed(names: string[], said: string): string | undefined {
  const wanted = plainName(said);
  if (wanted === "") return undefined;
  const exact = names.find((name) => plainName(name) === wanted);
  const close = names.filter((name) => plainName(name).startsWith(wanted));
  return exact ?? (close.length === 1 ? close[0] : undefined);
}
