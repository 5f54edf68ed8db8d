import { refuse } from "../../core/answer.ts";
import type { Outcome } from "../../core/change.ts";
import type { Call } from "../../core/command.ts";
import type { Words } from "../../core/ports.ts";
import { consulted, legalConsultShape } from "../agreements/legal-consult.ts";
import type { Around } from "./around.ts";

/** The tool with which somebody confirms that the legal team was asked. */
const LEGAL = "legal-consult";

/**
 * Keeps numbers about students from leaving before the district's legal team was asked: what to say
 * instead of the export, or undefined when a consultation of theirs still counts.
 */
export function legalGate(words: Words, call: Call, around: Around): Outcome | undefined {
  const asked = around.all(LEGAL, legalConsultShape);
  if (asked.some(({ made }) => consulted(made, around.today).holds)) return undefined;
  const text = words("result.gate");
  const begin = {
    ...{ id: `say:${LEGAL}`, label: words("result.button.legal") },
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
}
