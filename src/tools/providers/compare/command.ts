import { answer } from "../../../core/answer.ts";
import type { Outcome } from "../../../core/change.ts";
import type { Call, Command } from "../../../core/command.ts";
import { UserError } from "../../../core/errors.ts";
import type { Store, Words } from "../../../core/ports.ts";
import type { Action, Block } from "../../../core/reply.ts";
import { type Around, aroundOf } from "../../document/around.ts";
import { linesOf } from "../../document/result-reply.ts";
import { type Criteria, newestCriteria } from "../criteria/criterion.ts";
import { droppedIn, nameKey, providersIn } from "../list/provider.ts";
import { type Rating, ratingShape } from "../rating/rating.ts";
import { standingsOf } from "./overview.ts";
import { showAll } from "./show-all.ts";
import { showProvider } from "./show-provider.ts";
import { sideBySide } from "./side-by-side.ts";

const MOST_BUTTONS = 10;

/** `compare`: providers beside each other; `compare <provider>`: its raters, for their own district only. */
export function createCompare(deps: { store: Pick<Store, "reads">; words: Words }): Command {
  const { words } = deps;
  const { reads } = deps.store;

  async function run(call: Call, args: string): Promise<Outcome> {
    const around = await aroundOf(reads, words, call);
    if (!around.district)
      throw new UserError(words("compare.no-district"), { reason: "no-district" });
    const criteria = newestCriteria(around);
    if (!criteria) throw new UserError(words("compare.no-criteria"), { reason: "no-criteria" });
    const ratings = around.all("rating", ratingShape).map(({ made }) => made);
    return args.trim() === ""
      ? everyProvider(call, around, criteria, ratings)
      : oneProvider(call, around, criteria, ratings, args.trim());
  }

  function everyProvider(call: Call, around: Around, criteria: Criteria, ratings: Rating[]) {
    if (ratings.length === 0) throw new UserError(words("compare.none"), { reason: "no-rating" });
    const dropped = droppedIn(around);
    const names = ratedIn(ratings).filter((name) => !dropped.has(nameKey(name)));
    const standings = names.flatMap(
      (name) => standingsOf(name, ratings.filter(isOf(name)), criteria) ?? [],
    );
    const rated = new Set(names.map(nameKey));
    const unrated = providersIn(around)
      .map(({ name }) => name)
      .filter((name) => !rated.has(nameKey(name)));
    const actions = names
      .slice(0, MOST_BUTTONS)
      .map((name): Action => ({ id: "say:compare", label: name, value: `compare ${name}` }));
    const data = { type: "comparison", standings, unrated };
    return reply(call, showAll(words, criteria, standings, unrated), actions, data);
  }

  function oneProvider(
    call: Call,
    around: Around,
    criteria: Criteria,
    ratings: Rating[],
    said: string,
  ) {
    const provider = meant(ratings, said);
    if (!provider) throw new UserError(unrated(around, ratings, said), { reason: "no-rating" });
    const made = sideBySide(provider, ratings.filter(isOf(provider)), criteria);
    const actions: Action[] = [
      {
        ...{ id: "say:rate", label: words("compare.button.rate-this") },
        value: `start rating ${provider}`,
      },
      { id: "say:compare", label: words("compare.button.all"), value: "compare" },
    ];
    return reply(call, showProvider(words, made), actions, { type: "comparison", ...made });
  }

  function unrated(around: Around, ratings: Rating[], said: string): string {
    const listed = providersIn(around).find(({ name }) => nameKey(name) === nameKey(said));
    if (listed) return words("compare.none-of", { provider: listed.name });
    if (ratings.length === 0) return words("compare.none");
    const names = ratedIn(ratings).join(", ");
    return words("compare.unknown-provider", { said: said.slice(0, 60), names });
  }

  function reply(
    call: Call,
    shown: Block[],
    actions: Action[],
    data: { type: string } & Record<string, unknown>,
  ): Outcome {
    const blocks: Block[] = [...shown, { type: "actions", actions }];
    return { outgoing: [answer(call, { text: linesOf(shown).join("\n"), blocks, data })] };
  }

  return { name: "compare", run };
}

const isOf = (provider: string) => (one: Rating) => nameKey(one.provider) === nameKey(provider);

/** The providers that somebody rated, each once, the first rated first. */
const ratedIn = (ratings: Rating[]): string[] => [
  ...new Map(ratings.map(({ provider }) => [nameKey(provider), provider])).values(),
];

/** By name, or by a part of it that fits only one. */
function meant(ratings: Rating[], said: string): string | undefined {
  const names = ratedIn(ratings);
  const key = nameKey(said);
  const exact = names.find((name) => nameKey(name) === key);
  const near = names.filter((name) => key !== "" && nameKey(name).includes(key));
  return exact ?? (near.length === 1 ? near[0] : undefined);
}
