/** Students by how much nursing they need; those in none of the three are `general`. */
export interface Acuity {
  daily: number;
  complex: number;
  continuous: number;
}

/** Students one nurse was to serve, by need: NASN Caseload Assignments (rev. 2010), superseded in 2020. */
const LEGACY = { general: 750, daily: 225, complex: 125, continuous: 1 };

/** Nurses needed by the superseded formula, unrounded; undefined when the groups exceed the students. */
export function nursesNeeded(
  students: number,
  { daily, complex, continuous }: Acuity,
): number | undefined {
  const general = students - daily - complex - continuous;
  if (general < 0) return undefined;
  return (
    general / LEGACY.general +
    daily / LEGACY.daily +
    complex / LEGACY.complex +
    continuous / LEGACY.continuous
  );
}
