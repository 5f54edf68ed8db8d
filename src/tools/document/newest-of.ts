import type { Call } from "../../core/command.ts";
import type { Reads } from "../../core/reads.ts";
import type { Document } from "../../core/records.ts";
import { teamOf } from "../team.ts";
import { current } from "./current.ts";
import { sameSubject } from "./same-subject.ts";

/**
 * The document that a new one about the same takes the place of: the district's, or the asker's own
 * where they have no district or the kind is `personal`.
 */
export async function newestOf(
  reads: Pick<Reads, "documents">,
  call: Call,
  { name, personal }: { name: string; personal?: boolean },
  subject: string | null,
): Promise<Document | undefined> {
  const { person } = call.who;
  const district = teamOf(call);
  const of = district ? { districtId: district.id } : { personId: person.id };
  return current(await reads.documents(of, name)).findLast(
    (one) => sameSubject(one.subject, subject) && (!personal || one.personId === person.id),
  );
}
