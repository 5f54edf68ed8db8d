import { refuse } from "../../core/answer.ts";
import type { Outcome } from "../../core/change.ts";
import type { Call } from "../../core/command.ts";
import type { Store, Words } from "../../core/ports.ts";
import { addDays, dayIn } from "../../core/time.ts";
import { teamOf } from "../team.ts";
import { current } from "./current.ts";
import { keptIn } from "./kept.ts";

/** The tool with which somebody confirms that the legal team was asked; it holds for a year. */
const LEGAL = "legal-consult";
const HOLDS_DAYS = 365;

/** Keeps numbers about students from leaving before the district's legal team was asked. */
export function createGate(deps: { store: Pick<Store, "reads">; words: Words }) {
  const { words } = deps;
  const { reads } = deps.store;

  /** What to say instead of the export; undefined when the legal team was asked within a year. */
  return async (call: Call): Promise<Outcome | undefined> => {
    const district = teamOf(call);
    const today = dayIn(call.who.person.zone, call.now);
    const all = district ? current(await reads.documents({ districtId: district.id }, LEGAL)) : [];
    const holds = all.some((one) => (keptIn(one)?.date ?? "") > addDays(today, -HOLDS_DAYS));
    if (holds) return undefined;
    const text = words("result.gate");
    const begin = {
      id: `say:${LEGAL}`,
      label: words("result.button.legal"),
      value: `start ${LEGAL}`,
    };
    return refuse(call, {
      text,
      blocks: [
        { type: "notice", level: "warning", text },
        { type: "actions", actions: [begin] },
      ],
      data: { type: "error", reason: "legal-consult" },
    });
  };
}
