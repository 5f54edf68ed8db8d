/** How a report is laid out, from prompts/reports: the order and titles of what people answered. */
export interface Report {
  id: string;
  /** "What We Learned: {title}". */
  title: string;
  /** The field whose first words stand for {title}. */
  "named-by": string;
  fields: ReportField[];
  /** The columns of the table of what was measured. */
  measure: { before: string; after: string; n: string };
}

/** `card`: shown at once in a channel; the others wait in the thread. `as`: what the text stands for. */
export interface ReportField {
  field: string;
  title: string;
  card?: boolean | undefined;
  as?: "day" | "yes-no" | undefined;
}
