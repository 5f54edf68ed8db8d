import type { Cells } from "../checklist.ts";
import type { Around } from "../document/around.ts";
import { asNumber, asText, rowsOf } from "../given.ts";

/** The inventory of services, as rows of the map: what was listed there is not typed again. */
export function rowsFromServices(around: Pick<Around, "answersTo">): Cells[] {
  const answers = around.answersTo("services");
  return answers ? rowsOf(answers, "services").map(rowOf) : [];
}

/** What pays for it is called money here. Something without a tier, such as a screening, is for all students. */
function rowOf({ tier, funding, ...rest }: Cells): Cells {
  const number = asNumber(tier) ?? Number(asText(tier)?.replace(/^tier[ -]?/i, ""));
  return {
    ...rest,
    tier: Number.isInteger(number) && number > 0 ? number : 1,
    ...(funding !== undefined && { money: funding }),
  };
}
