import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import type { Answers } from "../../value.ts";
import { nameKey, providersIn } from "../list/provider.ts";
import { waiting } from "./log.ts";
import { makeOutreach } from "./make.ts";
import { type Outreach, outreachShape } from "./outreach.ts";
import { showOutreach } from "./show.ts";

/** Who leads contact with providers, the log of it, and what they were given. */
export const outreachTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<Outreach>(
    {
      ...{ name: "outreach", shape: outreachShape },
      ...{ make: makeOutreach, show: showOutreach, tasks, prefill },
    },
    deps,
  );

/** Leads as they are now; contacts and what was shared begin empty, because earlier ones stay anyway. */
function prefill(around: Around): Answers {
  const earlier = around.latest("outreach", outreachShape)?.made;
  const listed = providersIn(around).flatMap(({ name, lead }) =>
    lead ? [{ provider: name, lead }] : [],
  );
  const leads = new Map(
    [...listed, ...(earlier?.leads ?? [])].map((one) => [nameKey(one.provider), one]),
  );
  const rows = [...leads.values()];
  return rows.length > 0 ? { leads: { value: { rows }, suggested: true } } : {};
}

/** The department of health while it was not asked, and every follow-up, for whoever leads. */
function tasks({ health, leads, log }: Outreach, { words, person }: Around): Task[] {
  const ask =
    health && "askBy" in health
      ? [
          {
            key: "health",
            label: words("outreach.task.health"),
            owner: person,
            dueOn: health.askBy,
          },
        ]
      : [];
  const follow = waiting(log).map(({ provider, date, followUp, response }) => {
    const led = leads.find((one) => nameKey(one.provider) === nameKey(provider));
    return {
      // Of each contact its own: a later one asks for another follow-up.
      key: `follow-up:${nameKey(provider)}:${date}`,
      label: words("outreach.task.follow-up", { provider }),
      ...(response && { detail: response }),
      owner: led?.lead ?? person,
      ...(followUp && { dueOn: followUp }),
    };
  });
  return [...ask, ...follow];
}
