/**
 * The three elements of a partnership and their eight actions, in the order of "Effective School-Community
 * Partnerships to Support School Mental Health" (NASP and NCSMH).
 */
export const ELEMENTS: Record<string, string[]> = {
  staffing: ["ratios", "array"],
  roles: ["mou", "language", "communication"],
  funding: ["map", "medicaid", "grants"],
};

export const ACTIONS = Object.values(ELEMENTS).flat();

/** How far an action is, best first; "unknown" has no place among them. */
const RANK: Record<string, number> = { "in-place": 3, partly: 2, begun: 1, "not-yet": 0 };

type Far = Record<string, string>;

/** How many of these actions are in place. */
export const inPlace = (far: Far, actions = ACTIONS): number =>
  actions.filter((action) => far[action] === "in-place").length;

/** What moved between two self-checks; an action that was or is unknown has not moved. */
export function moved(before: Far, now: Far): { up: string[]; down: string[] } {
  const step = (action: string) => {
    const [from, to] = [RANK[before[action] ?? ""], RANK[now[action] ?? ""]];
    return from === undefined || to === undefined ? 0 : to - from;
  };
  return {
    up: ACTIONS.filter((action) => step(action) > 0),
    down: ACTIONS.filter((action) => step(action) < 0),
  };
}

/** The guided tool that helps with an action. */
export const TOOLS: Record<string, string> = {
  ratios: "staffing-plan",
  array: "services-map",
  mou: "agreement",
  language: "shared-language",
  communication: "communication",
  map: "funding-map",
  medicaid: "medicaid",
  grants: "grants",
};
