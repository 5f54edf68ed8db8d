/** What every record has: a name of its own, and how often it was written. */
export interface Row {
  id: string;
  version: number;
}
