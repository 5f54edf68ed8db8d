import { dayIn } from "../core/time.ts";
import { type Kept, keptIn } from "../tools/document/kept.ts";
import { addProviders } from "../tools/providers/list/merge.ts";
import { type Providers, providersShape } from "../tools/providers/list/provider.ts";
import { readProviders } from "../tools/providers/list/read-providers.ts";
import { sayBadLine } from "../tools/providers/list/say-bad-line.ts";
import {
  allTargets,
  currentOf,
  documentFor,
  type ImportDeps,
  type Imported,
  keepAll,
  type Target,
  targetNamed,
} from "./import-target.ts";

/** Reads a list of providers into one district's: all lines, or none. Providers who are not in it stay. */
export async function importProviders(
  text: string,
  options: { district?: string },
  deps: ImportDeps,
): Promise<Imported> {
  const { words } = deps;
  const nothing = words("import.staffing.kept-nothing");
  const targets = await allTargets(deps);
  const team = meant(targets, options.district, deps);
  if (typeof team === "string") return { status: 1, lines: [team, nothing] };
  const { providers, problems, repeated } = readProviders(text);
  if (problems.length > 0 || providers.length === 0) {
    const said = problems.map((problem) => sayBadLine(problem, words));
    const empty = problems.length === 0 ? [words("import.problem.empty")] : [];
    return { status: 1, lines: [...said, ...empty, nothing] };
  }
  const { keeper } = team;
  const district = team.district.name;
  if (!keeper)
    return { status: 1, lines: [words("import.staffing.nobody", { district }), nothing] };
  const before = await currentOf(deps, team, "providers");
  const earlier = providersShape.safeParse(before && keptIn(before)?.made);
  const known = earlier.success ? earlier.data.providers : [];
  const all = addProviders(known, providers);
  const made: Providers = { providers: all, repeated, removed: [] };
  const data = keptList(made, dayIn(keeper.zone, deps.now), deps);
  const change = documentFor(deps, { ...team, keeper }, { kind: "providers", data, before });
  await keepAll(deps, "providers", [change]);
  const counts = { district, read: providers.length, kept: all.length - providers.length };
  const twice = words("import.providers.repeated", { names: repeated.join(", ") });
  const lines = [words("import.providers.kept", counts), ...(repeated.length > 0 ? [twice] : [])];
  return { status: 0, lines };
}

/** The district that was named; with only one there is, that one. */
function meant(targets: Target[], said: string | undefined, { words }: ImportDeps) {
  if (said !== undefined) return targetNamed(targets, said, words);
  const [only, ...others] = targets;
  if (only && others.length === 0) return only;
  if (!only) return words("import.staffing.none");
  const names = targets.map(({ district }) => district.name).join(", ");
  return words("import.providers.whose", { names });
}

function keptList(made: Providers, date: string, { words }: ImportDeps): Kept {
  const rows = made.providers.map(({ dropped, ...one }) => ({
    ...one,
    ...(dropped && { open: false }),
  }));
  return {
    title: words("import.providers.title"),
    date,
    answers: { list: { value: { rows } } },
    made,
  };
}
