import type { WorkingGroup } from "./made.ts";

/** Positions of people who work in a school. */
const STAFF = [
  "counselor",
  "social-worker",
  "other-licensed",
  "support-team",
  "principal",
  "teacher",
];

/** A voice that the group needs: it is there through somebody named for it, or by a position. */
const VOICES: { missing: string; tag?: string; positions: string[] }[] = [
  { missing: "program", tag: "program", positions: [] },
  { missing: "finance", tag: "finance", positions: ["finance"] },
  { missing: "families", tag: "families", positions: ["family"] },
  { missing: "staff", positions: STAFF },
  { missing: "legal", tag: "knows-legal", positions: ["legal"] },
  { missing: "procurement", tag: "knows-legal", positions: ["procurement"] },
  { missing: "leadership", tag: "leadership", positions: [] },
  { missing: "services", tag: "knows-services", positions: [] },
  { missing: "partners", tag: "knows-partners", positions: ["partnerships"] },
];

/**
 * Which voices the group lacks (community-providers, lines 74-81; community-of-practice, lines 27 and
 * 65: program and finance authority, access to leadership), and which types of schools.
 */
export function missingIn({
  types,
  members,
  tags,
}: Pick<WorkingGroup, "types" | "members" | "tags">): string[] {
  const filled = members.filter(({ people }) => people.length > 0);
  const has = (positions: string[]) => filled.some(({ position }) => positions.includes(position));
  const named = (tag: string | undefined) => tag !== undefined && (tags[tag] ?? []).length > 0;
  const voices = VOICES.filter(({ tag, positions }) => !named(tag) && !has(positions));
  const schools = types.filter(
    (type) => !filled.some((one) => one.schools === type || one.schools === "all-types"),
  );
  return [...voices.map(({ missing }) => missing), ...schools];
}

/** Questions that a member's position answers: whom a family member stands for need not be asked. */
export const answeredByPosition: Record<string, string> = {
  families: "family",
  finance: "finance",
};
