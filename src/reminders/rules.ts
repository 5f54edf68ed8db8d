/** When owners hear of their steps. It comes from prompts/reminders.yaml; whole local days. */
export interface ReminderRules {
  /** The owner's local wall time at which reminders come, e.g. "08:00". */
  at: string;
  /** How many days before the due day to speak; 0 is the day itself. */
  before: number[];
  /** Overdue: `first` days after the due day, then every `every` days until something is done. */
  overdue: { first: number; every: number };
  /** A reminder that comes this many minutes after its moment says that it is late. */
  late: number;
  /** Days after which something half-finished is asked about: open, once more after that, and saved. */
  unfinished: { open: number; again: number; saved: number };
  /** Steps that get buttons in one message; the others are listed in words. */
  buttons: number;
}
