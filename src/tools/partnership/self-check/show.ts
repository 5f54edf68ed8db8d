import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import type { Around } from "../../document/around.ts";
import { sayChoice } from "../../document/labels.ts";
import { ACTIONS, ELEMENTS, inPlace, moved, TOOLS } from "./actions.ts";
import type { SelfCheck } from "./made.ts";

const ACTION: Record<string, string> = {
  ratios: "self-check.action.ratios",
  array: "self-check.action.array",
  mou: "self-check.action.mou",
  language: "self-check.action.language",
  communication: "self-check.action.communication",
  map: "self-check.action.map",
  medicaid: "self-check.action.medicaid",
  grants: "self-check.action.grants",
};

const FAR: Record<string, string> = {
  "in-place": "self-check.far.in-place",
  partly: "self-check.far.partly",
  begun: "self-check.far.begun",
  "not-yet": "self-check.far.not-yet",
  unknown: "self-check.far.unknown",
};

const ELEMENT: Record<string, string> = {
  staffing: "self-check.elements.staffing",
  roles: "self-check.elements.roles",
  funding: "self-check.elements.funding",
};

export const sayAction = (words: Words) => sayChoice(words, ACTION);

/** How many actions are in place, what moved since the last time, and what is next. */
export function showSelfCheck(made: SelfCheck, { words }: Around): Block[] {
  const counts = { done: inPlace(made.far), of: ACTIONS.length };
  const parts = Object.entries(ELEMENTS).map(([element, actions]) =>
    words("self-check.element", {
      ...{ element: sayChoice(words, ELEMENT)(element), of: actions.length },
      done: inPlace(made.far, actions),
    }),
  );
  const said = words("self-check.said", { parts: parts.join(", ") });
  return [
    { type: "heading", text: words("self-check.title", counts) },
    { type: "text", text: [said, ...trend(words, made)].join(" ") },
    tableOf(words, made),
    ...warnings(words, made),
    ...helpers(words, made),
  ];
}

function trend(words: Words, { far, before }: SelfCheck): string[] {
  if (!before) return [words("self-check.first")];
  const change = inPlace(far) - inPlace(before.far);
  const day = showDate(before.date);
  const { up, down } = moved(before.far, far);
  const said = (actions: string[]) => actions.map(sayAction(words)).join("; ");
  return [
    change < 0
      ? words("self-check.trend-less", { change: -change, day })
      : words("self-check.trend", { change, day }),
    ...(up.length > 0 ? [words("self-check.moved-up", { actions: said(up) })] : []),
    ...(down.length > 0 ? [words("self-check.moved-down", { actions: said(down) })] : []),
  ];
}

function tableOf(words: Words, { far, evidence, next, before }: SelfCheck): Block {
  const sayFar = sayChoice(words, FAR);
  const columns = [
    { label: words("self-check.table.action") },
    { label: words("self-check.table.far") },
    ...(before ? [{ label: words("self-check.table.before") }] : []),
    { label: words("self-check.table.evidence") },
    { label: words("self-check.table.next") },
  ];
  const nobody = words("self-check.nobody");
  const rows = ACTIONS.map((action) => {
    const seen = evidence.filter((row) => row.action === action).map((row) => row.seen);
    const steps = next
      .filter((row) => row.action === action)
      .map(({ step, who, by }) => [step, who?.name, by && showDate(by)].filter(Boolean).join(", "));
    return [
      sayAction(words)(action),
      sayFar(far[action] ?? "unknown"),
      ...(before ? [sayFar(before.far[action] ?? "unknown")] : []),
      seen.join("; ") || nobody,
      steps.join("; ") || nobody,
    ];
  });
  return { type: "table", caption: words("self-check.table.caption"), columns, rows };
}

const MOST_HELPERS = 3;

/** Buttons for the tools that help with the first actions that are not in place. */
function helpers(words: Words, { far }: SelfCheck): Block[] {
  const open = ACTIONS.filter((action) => far[action] !== "in-place").slice(0, MOST_HELPERS);
  const actions = open.flatMap((action) => {
    const tool = TOOLS[action];
    const label = words("self-check.button", { action: sayAction(words)(action) });
    return tool === undefined ? [] : [{ id: `say:${tool}`, label, value: `start ${tool}` }];
  });
  return actions.length > 0 ? [{ type: "actions", actions }] : [];
}

function warnings(words: Words, { far, next }: SelfCheck): Block[] {
  const said = (actions: string[]) => actions.map(sayAction(words)).join("; ");
  const unknown = ACTIONS.filter((action) => far[action] === "unknown");
  const open = ACTIONS.filter((action) => far[action] !== "in-place");
  const idle = open.filter((action) => !next.some((row) => row.action === action));
  const texts = [
    ...(unknown.length > 0 ? [words("self-check.unknown", { actions: said(unknown) })] : []),
    ...(idle.length > 0 ? [words("self-check.without", { actions: said(idle) })] : []),
  ];
  return texts.map((text): Block => ({ type: "notice", level: "info", text }));
}
