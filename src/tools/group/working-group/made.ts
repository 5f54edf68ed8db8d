import { z } from "zod";
import type { Answers, Named } from "../../checklist.ts";
import { dueSoon } from "../../dates/due-soon.ts";
import type { Around } from "../../document/around.ts";
import { namedShape } from "../../document/named.ts";
import { asPeople, asText, peopleOf, rowsOf, severalOf, yesOf } from "../../given.ts";

/** What people can be named for, by the question about it. */
export const TAGS = [
  "knows-services",
  "knows-legal",
  "knows-partners",
  "program",
  "finance",
  "families",
  "leadership",
] as const;

const memberShape = z.object({
  position: z.string(),
  people: z.array(namedShape),
  schools: z.string().nullable(),
  duties: z.string().nullable(),
});

/**
 * What a document of kind "working-group" holds. `tags`: who was named for what. `asked`: by person,
 * the roles they were asked to take. `due`: for what follows.
 */
export const workingGroupShape = z.object({
  types: z.array(z.string()),
  members: z.array(memberShape),
  tags: z.record(z.string(), z.array(namedShape)),
  owner: namedShape.nullable(),
  asked: z.record(z.string(), z.string()),
  due: z.string(),
});

export type WorkingGroup = z.infer<typeof workingGroupShape>;
export type Member = z.infer<typeof memberShape>;

/** The group as it was named; whoever was asked before and has the same roles is not asked again. */
export function groupOf(answers: Answers, around: Around): WorkingGroup {
  const members = membersOf(answers);
  const before = around.latest("working-group", workingGroupShape)?.made;
  const [owner = null] = peopleOf(answers, "gap-owner");
  const invited = yesOf(answers, "invite") ? rolesById(members) : {};
  const { [around.person.id]: _, ...others } = invited;
  return {
    types: severalOf(answers, "types"),
    members,
    tags: Object.fromEntries(TAGS.map((tag) => [tag, peopleOf(answers, tag)])),
    owner,
    asked: { ...before?.asked, ...others },
    due: dueSoon(around.today, before?.due),
  };
}

/** The rows of the table of members; one without a name says whom to look for. */
export const membersOf = (answers: Answers): Member[] =>
  rowsOf(answers, "members").flatMap(({ position, people, schools, duties }) => {
    const named = asText(position);
    if (named === undefined) return [];
    const [own, rest] = [asText(schools) ?? null, asText(duties) ?? null];
    return [{ position: named, people: asPeople(people), schools: own, duties: rest }];
  });

/** The positions of everybody who is in the roster, by person. */
function rolesById(members: Member[]): Record<string, string> {
  const ids = new Set(members.flatMap(({ people }) => people.flatMap(({ id }) => id ?? [])));
  return Object.fromEntries([...ids].map((id) => [id, positionsOf(members, { id }).join(",")]));
}

/** Which rows somebody stands in. */
export const rowsFor = (members: Member[], { id, name }: Partial<Named>) =>
  members.filter(({ people }) =>
    people.some((one) =>
      id === undefined ? one.id === undefined && one.name === name : one.id === id,
    ),
  );

export const positionsOf = (members: Member[], who: Partial<Named>) =>
  rowsFor(members, who).map(({ position }) => position);

/** Everybody of the group, each once; whoever was named for something belongs to it too. */
export function everybody({ members, tags }: Pick<WorkingGroup, "members" | "tags">): Named[] {
  const all = new Map<string, Named>();
  for (const person of [...members.flatMap(({ people }) => people), ...Object.values(tags).flat()])
    all.set(person.id ?? `name:${person.name.toLowerCase()}`, person);
  return [...all.values()];
}
