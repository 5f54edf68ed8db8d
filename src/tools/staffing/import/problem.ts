/** Why a file cannot be read, always with the line it is in, and the column where there is one. */
export type ImportProblem =
  | { type: "csv"; line: number }
  | { type: "empty" }
  | { type: "format"; columns: string[] }
  | { type: "student-names"; line: number; column: string }
  | { type: "unknown-column"; line: number; column: string; nearest?: string }
  | { type: "column-twice"; line: number; column: string }
  | { type: "cells"; line: number; given: number; wanted: number }
  | { type: "number"; line: number; column: string; said: string }
  | { type: "students"; line: number; column: string; said: string }
  | { type: "year"; line: number; column: string; said: string }
  | { type: "name"; line: number; column: string }
  | { type: "twice"; line: number; name: string; first: number }
  | { type: "years"; name: string; years: string[] };

/** What a person should know of a file that can be read. */
export type ImportWarning =
  /** Two columns of one line name the counselors, and disagree: the total is used. */
  | { type: "counselors-disagree"; line: number; used: number; other: number }
  /** The ratio that the file prints is not what its own counts make. `ours` null: nobody to divide by. */
  | {
      type: "printed";
      line: number;
      name: string;
      column: string;
      printed: number;
      ours: number | null;
    }
  /** A sign such as † stands where a number might; it is not a zero. */
  | { type: "signs"; signs: string[]; cells: number }
  | { type: "not-used"; columns: string[] }
  | { type: "no-social-workers" }
  | { type: "no-staff-year" }
  /** Some lines of a district do not say how many there are of a role, so its sum is not known. */
  | { type: "partly"; name: string; role: string; of: number; reported: number };
