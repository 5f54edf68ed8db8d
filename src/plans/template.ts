/** A plan that a district can start from. It comes from prompts/plans; a plan keeps its own copy of the steps. */
export interface PlanTemplate {
  id: string;
  title: string;
  /** Said when the plan starts and at the end of its export. */
  notes: string[];
  /** Asked before the plan starts; phases with `when` are there only after a yes. */
  question?: PlanQuestion | undefined;
  phases: PlanPhase[];
}

export interface PlanQuestion {
  /** How the answer is typed: `plan new … new-partners=yes`. */
  id: string;
  ask: string;
  why: string;
}

export interface PlanPhase {
  name: string;
  /** The id of the question that must have been answered with yes. */
  when?: string | undefined;
  steps: PlanTemplateStep[];
}

/** One step as a template has it. */
export interface PlanTemplateStep {
  label: string;
  detail: string;
  /** The guided tool that does it. */
  tool?: string | undefined;
  /** Days from the plan's start until it is due; undated where nothing is said. */
  within?: number | undefined;
}
