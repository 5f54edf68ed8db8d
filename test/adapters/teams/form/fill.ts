import type { Card } from "../../../../adapters/teams/card.ts";
import type { Element } from "../../../../adapters/teams/elements.ts";
import { readFilled } from "../../../../adapters/teams/form/data.ts";
import type { Incoming } from "../../../../src/core/incoming.ts";

export const inputsIn = (card: Card): Element[] =>
  card.body.filter(({ type }) => type.startsWith("Input."));

/** What Teams sends when the card's only button is pressed: inputs that are empty are left out. */
export function sentBy(card: Card, typed: Record<string, string> = {}): Record<string, unknown> {
  const inputs = inputsIn(card).map(({ id, value }): [string, unknown] => {
    const name = String(id);
    return [name, Object.hasOwn(typed, name) ? typed[name] : value];
  });
  const [action] = card.actions ?? [];
  return {
    ...(action?.data as object),
    ...Object.fromEntries(inputs.filter(([, value]) => value !== undefined && value !== "")),
  };
}

const AT = { platform: "teams", tenant: "t1", conversation: "29:ana" } as const;

/** Where and by whom things are done in these tests. */
export const arrival = {
  ...{ id: "teams:1", sentAt: new Date("2027-03-03T15:00:00Z"), at: AT },
  from: { platform: "teams" as const, tenant: "t1", userId: "29:ana", name: "Ana", direct: AT },
};

/** The same as something that a person did. */
export function submitted(card: Card, typed: Record<string, string> = {}): Incoming {
  const filled = readFilled(sentBy(card, typed));
  if (!filled) throw new Error("the card brings no form");
  const { formId, values, section } = filled;
  return {
    ...{ ...arrival, type: "submit", formId, values },
    ...(section !== undefined && { section }),
  };
}
