import type { Sender } from "./incoming.ts";
import type { Reads } from "./reads.ts";

/** Not what stands in an e-mail address. On one platform accounts look like "29:1aB-c_d". */
const MENTION = /(?<![\w.-])@(\d+:[\w-]+|\w+)/g;

/** More than these are left as they stand. */
const MOST = 10;

/**
 * "@U0123" → "@Lee Marsh", where somebody of the sender's own workspace has that account: a text that
 * is kept is read later, and elsewhere, by people whom the account tells nothing.
 */
export async function nameMentioned(
  reads: Pick<Reads, "identity" | "person">,
  { platform, tenant }: Pick<Sender, "platform" | "tenant">,
  text: string,
): Promise<string> {
  const accounts = new Set([...text.matchAll(MENTION)].map(([, account = ""]) => account));
  const names = new Map<string, string>();
  for (const account of [...accounts].slice(0, MOST)) {
    const identity = await reads.identity(platform, tenant, account);
    const person = identity && (await reads.person(identity.personId));
    if (person) names.set(account, person.name);
  }
  return text.replace(MENTION, (all, account) =>
    names.has(account) ? `@${names.get(account)}` : all,
  );
}
