/** The kinds of staff that a ratio is reckoned for. */
export type StaffRole = "counselor" | "psychologist" | "social-worker" | "nurse";

/** How many students one full-time person should serve at most, and who says so. */
export interface Benchmark {
  role: StaffRole;
  students_per_fte: number;
  body: string;
  /** When it was set, where the body says so. */
  year?: number | undefined;
  /** A superseded figure is shown with its caveat, and only while the role has no current one. */
  status: "current" | "superseded";
  source: string;
  caveat?: string | undefined;
}

/** The figure to hold a role against: a current one before a superseded one, the newest first. */
export function benchmarkFor(role: StaffRole, all: Benchmark[]): Benchmark | undefined {
  const [best] = all
    .filter((one) => one.role === role)
    .sort(
      (a, b) =>
        Number(b.status === "current") - Number(a.status === "current") ||
        (b.year ?? 0) - (a.year ?? 0),
    );
  return best;
}
