import { renderConsole } from "../../adapters/console/render.ts";
import type { OutboxRow } from "../core/ports.ts";
import { deliveryAdvice } from "../delivery-advice.ts";
import { print } from "./print.ts";
import { openSession, type Session } from "./session.ts";
import { UsageError } from "./usage-error.ts";

const SHOWN = 200;

const readId = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`"${text}" is not a message number.`);
  return Number(text);
};

/** A message without its content: content is shown only when asked for. */
const summary = ({ id, state, to, attempt, readyAt, error, cause }: OutboxRow) => ({
  ...{ id, state, platform: to.platform, conversation: to.conversation, attempt },
  ...{ readyAt: readyAt.toISOString(), cause, error },
});

const line = (row: OutboxRow) => {
  const { id, state, platform, conversation, attempt, readyAt, error } = summary(row);
  const when = state === "waiting" ? "ready" : "given up";
  return `${id}  ${state}  ${platform} ${conversation}  attempt ${attempt}  ${when} ${readyAt}${error ? `  ${error}` : ""}`;
};

/** What to do about it, on a line of its own under those that wait for a person. */
const advice = ({ state, error }: OutboxRow) =>
  state === "dead" || state === "ambiguous" ? [`    ${deliveryAdvice(state, error ?? "")}`] : [];

const lines = (row: OutboxRow) => [line(row), ...advice(row)].join("\n");

async function withSession(work: (session: Session) => Promise<number>): Promise<number> {
  const session = await openSession();
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** `cohort outbox list`: messages waiting, ambiguous and dead. */
export const listOutbox = (options: { json?: boolean }) =>
  withSession(async ({ store }) => {
    const found = await store.outbox.list(["waiting", "ambiguous", "dead"], SHOWN + 1);
    const rows = found.slice(0, SHOWN);
    const more = found.length > SHOWN;
    if (options.json) print(JSON.stringify({ messages: rows.map(summary), more }, null, 2));
    else if (rows.length === 0) print("Nothing waits: every message was delivered.");
    else for (const row of rows) print(lines(row));
    if (more && !options.json) print(`… and more: these are the oldest ${SHOWN}.`);
    return 0;
  });

export interface ShowOptions {
  reveal?: boolean;
  json?: boolean;
}

/** `cohort outbox show ID`: one message; its words only with --reveal. */
export const showOutbox = (id: string, { reveal, json }: ShowOptions) =>
  withSession(async ({ store }) => {
    const row = await store.outbox.find(readId(id));
    if (!row) return missing(id);
    if (json)
      print(JSON.stringify({ ...summary(row), ...(reveal && { reply: row.reply }) }, null, 2));
    else {
      print(lines(row));
      if (reveal) print(renderConsole(row.reply));
    }
    return 0;
  });

/** `cohort outbox retry ID`: an ambiguous or dead message waits again. */
export const retryOutbox = (id: string) =>
  withSession(async ({ store, clock }) => {
    const retried = await store.outbox.retry(readId(id), clock.now());
    if (!retried) return turnedAway(store, id);
    print(`Message ${id} will be tried again at the next beat.`);
    return 0;
  });

/** `cohort outbox drop ID`: removes a message that was not sent. */
export const dropOutbox = (id: string) =>
  withSession(async ({ store }) => {
    if (!(await store.outbox.drop(readId(id)))) return turnedAway(store, id);
    print(`Message ${id} was removed.`);
    return 0;
  });

const OUT_OF_DATE = "is out of date: a newer version of it was delivered. Drop it.";

/** What is in the way: a message that waits need not be retried, one that was sent cannot be dropped. */
async function turnedAway({ outbox }: Session["store"], id: string): Promise<number> {
  const row = await outbox.find(readId(id));
  if (!row) return missing(id);
  const why = {
    sent: "was sent already.",
    waiting: `waits already: it will be tried at ${row.readyAt.toISOString()}.`,
    dead: OUT_OF_DATE,
    ambiguous: OUT_OF_DATE,
  };
  print(`Message ${id} ${why[row.state]}`);
  return 1;
}

function missing(id: string): number {
  print(`There is no message ${id}. "cohort outbox list" shows those there are.`);
  return 1;
}
