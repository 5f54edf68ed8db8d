import { answer, refuse } from "../../../core/answer.ts";
import type { Outcome } from "../../../core/change.ts";
import type { Call, Command } from "../../../core/command.ts";
import type { Store, Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showCount } from "../../../core/show.ts";
import { aroundOf } from "../../document/around.ts";
import { linesOf } from "../../document/result-reply.ts";
import { showMoney } from "../../show-answer.ts";
import { table } from "../blocks.ts";
import { type Budget, budgetShape } from "./shape.ts";
import { finding } from "./show.ts";

/** `scenarios`: the district's budgets side by side, year by year. */
export function createScenarios(deps: { store: Pick<Store, "reads">; words: Words }): Command {
  const { words, store } = deps;

  async function run(call: Call): Promise<Outcome> {
    const around = await aroundOf(store.reads, words, call);
    const budgets = around.all("budget", budgetShape).map(({ made }) => made);
    if (budgets.length === 0) {
      const data = { type: "error", reason: "none-yet" };
      return refuse(call, { text: words("budget.scenarios.none"), data });
    }
    const blocks = sideBySide(words, budgets);
    const data = { type: "scenarios", scenarios: budgets.map(factsOf) };
    return { outgoing: [answer(call, { text: linesOf(blocks).join("\n"), blocks, data })] };
  }

  return { name: "scenarios", run };
}

const factsOf = ({ scenario, years, cliff }: Budget) => ({ scenario, years, cliff });

/** One line per scenario in words, then a table with a row per scenario and a column per year. */
function sideBySide(words: Words, budgets: Budget[]): Block[] {
  const most = Math.max(...budgets.map(({ years }) => years.length));
  const numbers = Array.from({ length: most }, (_, at) => at + 1);
  const columns = [
    words("budget.scenarios.column"),
    ...numbers.map((year) => ({ right: words("budget.year", { year }) })),
  ];
  const rowsOf = (show: (year: Budget["years"][number]) => string) =>
    budgets.map(({ scenario, years }) => [
      scenario,
      ...numbers.map((_, at) => (years[at] ? show(years[at]) : undefined)),
    ]);
  return [
    { type: "heading", text: words("budget.scenarios.title", { count: budgets.length }) },
    {
      type: "fields",
      fields: budgets.map((made) => ({ label: made.scenario, value: finding(words, made) })),
    },
    ...table(
      words("budget.scenarios.gaps"),
      columns,
      rowsOf(({ gap }) => showMoney(gap)),
    ),
    ...table(
      words("budget.scenarios.kept"),
      columns,
      rowsOf(({ sustained }) => showCount(sustained, 2)),
    ),
  ];
}
