import type { District as Team } from "../../../core/records.ts";
import type { District } from "./sum.ts";

/** Which line of the file is which district here, and which are nobody's. */
export interface Matched {
  pairs: { team: Team; from: District }[];
  unmatched: District[];
  /** Districts here that several lines could be. */
  unclear: { team: Team; lines: number[] }[];
}

/** "ALDER FALLS School District" is "alder falls". */
export const plainName = (name: string): string =>
  name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9 ]+/g, " ")
    .replace(/\b(?:public schools?|schools?|school district|district|sd|isd|usd|cusd)\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** Matches by name, and by state where several share a name. What is not sure is not matched. */
export function matchDistricts(found: District[], teams: Team[]): Matched {
  const pairs: Matched["pairs"] = [];
  const unclear: Matched["unclear"] = [];
  for (const team of teams) {
    const same = found.filter(({ name }) => plainName(name) === plainName(team.name));
    const here = same.filter(
      ({ state }) => state !== null && plain(state) === plain(team.profile.state),
    );
    const [from, ...more] = here.length === 1 ? here : same;
    if (!from) continue;
    if (more.length > 0 || pairs.some((pair) => pair.from === from))
      unclear.push({ team, lines: same.flatMap(({ lines }) => lines) });
    else pairs.push({ team, from });
  }
  const used = pairs.map(({ from }) => from);
  return { pairs, unclear, unmatched: found.filter((one) => !used.includes(one)) };
}

const plain = (state: string | undefined) => (state ?? "").trim().toLowerCase();

/** The line or the district of a file that somebody names, by its name or its number in the file. */
export function rowMeant(found: District[], said: string): District[] {
  const byLine = found.filter(
    ({ lines }) => lines.length === 1 && String(lines[0]) === said.trim(),
  );
  if (byLine.length > 0) return byLine;
  return found.filter(({ name }) => plainName(name) === plainName(said) || name === said.trim());
}
