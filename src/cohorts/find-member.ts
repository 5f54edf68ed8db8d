import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import type { Member, Reads } from "../core/reads.ts";

/** "<@U0123|ben>", "@ben", "Ben Carter" → what is looked for. */
const bare = (text: string) =>
  text
    .trim()
    .replace(/^<@([^|>]+)(?:\|[^>]*)?>$/, "$1")
    .replace(/^@/, "")
    .replace(/[.!]+$/, "");

/**
 * The one person of a cohort that a name, a handle or a mention means. A mention and a handle name an
 * account of the asker's own workspace; elsewhere the same id may be somebody else.
 */
export async function findMember(
  reads: Reads,
  { who }: Call,
  members: Member[],
  said: string,
  words: Words,
): Promise<Member> {
  const wanted = bare(said).toLowerCase();
  const { platform, tenant } = who.identity;
  const me = members.find((one) => one.person.id === who.person.id);
  if (me && /^(?:me|myself)$/.test(wanted)) return me;
  const handles = await Promise.all(members.map((one) => reads.identities(one.person.id)));
  const byHandle = members.filter((_, at) =>
    handles[at]?.some(
      (one) =>
        one.platform === platform && one.tenant === tenant && one.userId.toLowerCase() === wanted,
    ),
  );
  const whole = members.filter((one) => one.person.name.toLowerCase() === wanted);
  const part = members.filter((one) => one.person.name.toLowerCase().split(/\s+/).includes(wanted));
  const found = [byHandle, whole, part].find((some) => some.length > 0) ?? [];
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  const list = found.map((one) => one.person.name).join(", ");
  throw new UserError(
    only ? words("cohort.person.several", { list }) : words("cohort.person.unknown", { said }),
    { reason: only ? "several" : "unknown" },
  );
}
