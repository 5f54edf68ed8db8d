/** Something a document asks to be done. `key` names it within its document. */
export interface PlanTask {
  key: string;
  label: string;
  detail?: string;
  owner?: { name: string; id?: string };
  dueOn?: string;
  tool?: string;
}

/** The label of its step, no longer than a step's may be. */
export const stepLabel = ({ label }: Pick<PlanTask, "label">) => label.slice(0, 200);
