import { answer } from "../core/answer.ts";
import { insert, type Outcome, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { showZone } from "../core/show.ts";
import { isZone } from "../core/time.ts";
import type { CohortDeps } from "./deps.ts";
import { joinedAs } from "./membership.ts";
import { readName } from "./names.ts";
import { facilitator } from "./roles.ts";

/** Counts below it never leave a district, unless the cohort decides otherwise. */
const THRESHOLD = 10;

/** `cohort new <name>`: whoever is in no cohort founds one. `cohort zone <zone>`: the zone its days are in. */
export function createFound({ store, words, newId }: CohortDeps) {
  async function found(call: Call, said: string): Promise<Outcome> {
    const { person } = call.who;
    const [earlier] = await store.reads.memberships(person.id);
    const current = earlier && (await store.reads.cohort(earlier.cohortId));
    if (current)
      throw new UserError(words("cohort.new.already", { name: current.name }), {
        reason: "already",
      });
    const name = readName(said, "cohort", words);
    const zone = person.zone;
    const row = { id: newId(), name, zone, threshold: THRESHOLD, createdAt: call.now };
    const what = { cohortId: row.id, districtId: null, role: "facilitator" as const };
    const text = words("cohort.new.made", { name, zone: showZone(zone), threshold: THRESHOLD });
    const next = words("cohort.new.next");
    const reply = {
      text: [text, next].join("\n"),
      blocks: [
        { type: "text" as const, text },
        { type: "text" as const, text: next },
        {
          type: "actions" as const,
          actions: [
            {
              ...{ id: "cohort:form:district", style: "primary" as const, opens: "form" as const },
              label: words("cohort.button.district"),
            },
            { id: "say:cohort", value: "cohort", label: words("cohort.button.show") },
          ],
        },
      ],
      data: { type: "cohort-founded", cohort: row.id, zone },
    };
    return {
      // The person's own row is written too, so that of two clicks at once the later one sees the first.
      changes: [
        insert("cohort", row),
        insert("membership", joinedAs(call, newId, what)),
        update("person", person, { name: person.name }),
      ],
      outgoing: [answer(call, reply)],
      audit: [{ action: "cohort.founded", subject: row.id }],
    };
  }

  async function moveZone(call: Call, said: string): Promise<Outcome> {
    const { cohort } = facilitator(call, words);
    const zone = said.replace(/^zone=/i, "").trim();
    if (!isZone(zone))
      throw new UserError(words("settings.no-such-zone", { zone: zone.slice(0, 60) }), {
        field: "zone",
      });
    const text = words("cohort.zone-set", { zone: showZone(zone), name: cohort.name });
    const data = { type: "cohort", cohort: cohort.id, zone };
    return {
      changes: [update("cohort", cohort, { zone })],
      outgoing: [answer(call, { text, data })],
      audit: [{ action: "cohort.zone", subject: cohort.id }],
    };
  }

  return { found, moveZone };
}
