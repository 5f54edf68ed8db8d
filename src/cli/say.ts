import type { Address } from "../core/address.ts";
import type { Incoming, Sender } from "../core/incoming.ts";
import type { Channel } from "../core/records.ts";
import { TENANTS } from "../demo/rows.ts";
import { newId } from "../new-id.ts";
import { printReplies } from "./print.ts";
import { readInstant } from "./read-instant.ts";
import { openSession, type Session } from "./session.ts";
import { UsageError } from "./usage-error.ts";

export interface SayOptions {
  as?: string;
  in: string;
  at?: string;
  json?: boolean;
}

/** Someone to speak as when nobody is named: the first district lead of the demo. */
const USUAL = "ana";

/**
 * `cohort say`: one message through the console adapter, and what was said because of it.
 * Status 1 when the bot refused.
 */
export async function say(words: string[], options: SayOptions): Promise<number> {
  const at = options.at === undefined ? undefined : readInstant(options.at);
  const session = await openSession(at ? { at } : {});
  try {
    const channels = await allChannels(session);
    const typist = await sender(session, options.as ?? USUAL);
    const place = findPlace(options.in, typist, channels);
    const from = await accountAt(session, typist, place);
    const text = words.join(" ");
    const incoming = message(text, from, place, session.clock.now());
    if (place.platform === "web") await postWords(session, from, place, text);
    const received = await session.app.engine.receive(incoming);
    await session.app.courier();
    const replies = session.promised.filter(({ cause }) => cause === incoming.id);
    printReplies(replies, channels, options.json ?? false);
    return received.refused ? 1 : 0;
  } finally {
    await session.close();
  }
}

/** What is typed on the console is for the bot: in a channel it counts as an @mention. */
const message = (text: string, from: Sender, at: Address, sentAt: Date): Incoming => {
  const direct = at.conversation === from.direct.conversation;
  return {
    ...{ id: `console:${newId()}`, sentAt, from, at },
    type: "message",
    text,
    direct,
    mentioned: !direct,
  };
};

export async function allChannels({ store }: Session): Promise<Channel[]> {
  const cohorts = await store.reads.cohorts();
  return (await Promise.all(cohorts.map(({ id }) => store.reads.channels(id)))).flat();
}

async function sender({ store }: Session, handle: string): Promise<Sender> {
  const tenant = TENANTS.console;
  const known = await store.reads.identity("console", tenant, handle);
  if (!known) await refuseUnknown(store, handle);
  const direct: Address = { platform: "console", tenant, conversation: `dm:${handle}` };
  return { platform: "console", tenant, userId: handle, name: handle, direct };
}

/** In a database with people in it, an unknown handle is a slip; in an empty one it is somebody new. */
async function refuseUnknown(store: Session["store"], handle: string): Promise<void> {
  const [cohort] = await store.reads.cohorts();
  if (!cohort) return;
  const handles: string[] = [];
  for (const { person } of await store.reads.members(cohort.id))
    for (const one of await store.reads.identities(person.id))
      if (one.platform === "console") handles.push(one.userId);
  const people =
    handles.length > 0
      ? `People: ${handles.join(", ")}.`
      : "Nobody has an account of the playground: it is for the demo cohort.";
  throw new UsageError(`--as "${handle}" is nobody here. ${people}`);
}

/** Who speaks there: in a channel of another platform, the same person by their account on it. */
async function accountAt({ store }: Session, typist: Sender, at: Address): Promise<Sender> {
  const { platform, tenant } = at;
  if (platform === typist.platform && tenant === typist.tenant) return typist;
  const known = await store.reads.identity(typist.platform, typist.tenant, typist.userId);
  const accounts = known ? await store.reads.identities(known.personId) : [];
  const account = accounts.find((one) => one.platform === platform && one.tenant === tenant);
  if (!account)
    throw new UsageError(`--as "${typist.userId}" has no account where that channel is.`);
  return { ...typist, platform, tenant, userId: account.userId, direct: account.direct };
}

function findPlace(name: string, from: Sender, channels: Channel[]): Address {
  if (name === "dm") return from.direct;
  const wanted = name.replace(/^#/, "");
  const found = channels.find((one) => one.name === wanted || one.conversation === wanted);
  if (!found) {
    const names = channels.map((one) => one.name).join(", ");
    throw new UsageError(`--in "${name}" is not a channel. Use dm, or one of: ${names}.`);
  }
  const { platform, tenant, conversation } = found;
  return { platform, tenant, conversation };
}

/** Words said in a playground channel appear there, as the page would show them. */
async function postWords({ history, clock }: Session, from: Sender, at: Address, text: string) {
  const post = { conversation: at.conversation, author: from.userId, text, at: clock.now() };
  await history.add({ ...post, thread: null, privateTo: null, reply: null, editedAt: null });
}
