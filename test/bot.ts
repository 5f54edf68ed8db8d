import { openDialect } from "../db/open.ts";
import { createStore } from "../db/store.ts";
import { createApp } from "../src/app.ts";
import { createFeatures } from "../src/commands.ts";
import { type Address, type Platform, pageOf } from "../src/core/address.ts";
import type { Form } from "../src/core/form.ts";
import type { Incoming, Sender } from "../src/core/incoming.ts";
import type { Delivery } from "../src/core/ports.ts";
import type { Action, Reply } from "../src/core/reply.ts";
import { PEOPLE } from "../src/demo/roster.ts";
import { demoRows } from "../src/demo/rows.ts";
import { loadPrompts, type Prompts } from "../src/prompts/load.ts";

/** A message as it was delivered. `to` is a handle for direct messages, else the channel's id. */
export interface Said {
  to: string;
  /** The workspace it was delivered in; "playground" unless a test says otherwise. */
  tenant: string;
  privateTo?: string;
  cause: string;
  /** The clock's time when it was delivered. */
  at: Date;
  reply: Reply;
  text: string;
  key?: string;
  replaces?: string;
  under?: string;
}

export interface Heard {
  status: "applied" | "duplicate";
  refused: boolean;
  form?: Form;
  /** What was delivered because of it, in order. */
  said: Said[];
  /** The words of the last of them, and its facts. */
  text: string;
  data: Record<string, unknown>;
}

interface Where {
  as?: string;
  /** "dm", "home" for their own page, or a channel id such as "riverbend". */
  in?: string;
  /** Another workspace than the playground's; the same user id there is somebody else. */
  tenant?: string;
  platform?: Platform;
  /** What their platform calls them, where it is not as in the demo. */
  name?: string;
  /** It was done on their own page. */
  onPage?: true;
  /** What the platform calls the place. */
  placeName?: string;
  /** The delivery's own id; give the same one twice to play a platform's retry. */
  id?: string;
}

/** The prompts as shipped, read once for all tests of a file. */
export const shipped: Prompts = loadPrompts("prompts");

const toSaid = (message: Delivery, at: Date): Said => ({
  at,
  to: message.to.conversation.replace(/^dm:/, ""),
  tenant: message.to.tenant,
  cause: message.cause,
  reply: message.reply,
  text: message.reply.text,
  ...(message.privateTo && { privateTo: message.privateTo }),
  ...(message.key && { key: message.key }),
  ...(message.replaces && { replaces: message.replaces }),
  ...(message.under && { under: message.under }),
});

interface Options {
  now?: string;
  url?: string;
  prompts?: Prompts;
  /** What its ids begin with, where several share a database. */
  ids?: string;
  /** What goes wrong with this message, where something does. */
  refuse?: (message: Delivery) => Error | undefined;
}

/** Some platforms must know before a click that it opens a form: a button that did not say so is a mistake. */
function expectOpener(
  said: Said[],
  what: { type: string } & Partial<Record<"actionId" | "value", string>>,
) {
  if (what.type !== "action") return;
  const shown = said.flatMap(({ reply }) => buttonsOf(reply));
  const pressed = shown.filter(
    ({ id, value = "" }) => id === what.actionId && value === what.value,
  );
  if (pressed.some(({ opens }) => opens !== "form"))
    throw new Error(`the button ${what.actionId} opens a form and does not say so`);
}

/** The whole program on a real database, with the demo cohort, a clock turned by hand and an open ear. */
export async function createBot(options: Options = {}) {
  let now = new Date(options.now ?? "2026-11-16T15:00:00Z");
  let ids = 0;
  let events = 0;
  const said: Said[] = [];
  const failures: unknown[] = [];
  const store = createStore(await openDialect(options.url ?? ":memory:"));
  const clock = { now: () => now };
  const prompts = options.prompts ?? shipped;
  const { ids: family = "id" } = options;
  const newId = () => `${family}-${String(++ids).padStart(30, "0")}`;
  const deliver = async (message: Delivery) => {
    const wrong = options.refuse?.(message);
    if (wrong) throw wrong;
    said.push(toSaid(message, now));
    return { post: String(message.id) };
  };
  const app = createApp({
    ...{ store, clock, newId, words: prompts.words },
    features: createFeatures({ store, newId, prompts }),
    deliver: { web: deliver, slack: deliver, teams: deliver },
    reports: {
      failed: (error) => failures.push(error),
      givenUp: (message, state, error) => failures.push({ message, state, error }),
    },
  });
  await store.commit({ cause: "demo", changes: demoRows(now), postings: [], audit: [] }, now);

  function sender(handle: string, where: Where): Sender {
    const { tenant = "playground", platform = "web", name } = where;
    const person = tenant === "playground" && PEOPLE.find((one) => one.handle === handle);
    // Chat platforms name a person's own conversation by their user id, the playground does not.
    const conversation = platform === "web" ? `dm:${handle}` : handle;
    const direct: Address = { platform, tenant, conversation };
    return {
      ...{ platform, tenant, userId: handle, direct },
      name: name ?? (person ? person.name : handle),
      ...(person && { zone: person.zone }),
    };
  }

  type What = Incoming extends infer One
    ? One extends Incoming
      ? Omit<One, "id" | "sentAt" | "from" | "at">
      : never
    : never;

  async function hear(what: What, where: Where): Promise<Heard> {
    const { as = "ana", in: place = "dm", id, placeName, onPage } = where;
    const from = sender(as, where);
    const conversation = place === "home" ? pageOf(as) : place;
    const at = place === "dm" ? from.direct : { ...from.direct, conversation };
    const before = said.length;
    const page = { ...from.direct, conversation: pageOf(as) };
    const named = { ...(placeName && { placeName }), ...(onPage && { page }) };
    const arrival = { id: id ?? `web:${++events}`, sentAt: now, from, at, ...named };
    const incoming = { ...arrival, ...what } as Incoming;
    const received = await app.engine.receive(incoming);
    if (received.form) expectOpener(said, what);
    await app.courier();
    const fresh = said.slice(before);
    const last = fresh.at(-1);
    return { ...received, said: fresh, text: last?.text ?? "", data: last?.reply.data ?? {} };
  }

  const bot = {
    store,
    app,
    clock,
    /** Makes the ids that the program gives to what it keeps. */
    newId,
    /** Everything delivered so far. */
    said,
    /** Failures of ours that were reported; a test of a healthy path expects none. */
    failures,
    set(at: string) {
      now = new Date(at);
    },
    /** One typed message: in a direct message as it stands, in a channel as if @mentioned. */
    say: (text: string, where: Where = {}) => {
      const direct = (where.in ?? "dm") === "dm";
      return hear({ type: "message", text, direct, mentioned: !direct }, where);
    },
    /** Words said in a channel to other people, not to the bot. */
    overhear: (text: string, where: Where = {}) =>
      hear(
        { type: "message", text, direct: false, mentioned: false },
        { in: "riverbend", ...where },
      ),
    command: (name: string, args = "", where: Where = {}) =>
      hear({ type: "command", name, args }, where),
    click: (actionId: string, value = "", where: Where = {}) =>
      hear({ type: "action", actionId, value }, where),
    /** A form sent in; with `section` only that part of it, and more follow. */
    submit: (
      formId: string,
      values: Record<string, string>,
      { section, ...where }: Where & { section?: string } = {},
    ) => hear({ type: "submit", formId, values, ...(section !== undefined && { section }) }, where),
    /** Their own page is opened, or the bot for the first time. */
    open: (where: Where = {}) => hear({ type: "opened" }, where),
    /** One beat, after moving the clock when an instant is given; returns what was said. */
    async tick(at?: string): Promise<Said[]> {
      if (at) bot.set(at);
      const before = said.length;
      await app.beat();
      await app.courier();
      return said.slice(before);
    },
    close: () => store.close(),
  };
  return bot;
}

/** The buttons of a message, wherever they stand in it. */
export const buttonsOf = (reply: Reply | undefined): Action[] =>
  (reply?.blocks ?? []).flatMap((block) => (block.type === "actions" ? block.actions : []));

/** The button with that label; its id and value can be clicked. */
export function button(reply: Reply | undefined, label: string | RegExp): Action {
  const all = buttonsOf(reply);
  const found = all.find((one) =>
    typeof label === "string" ? one.label === label : label.test(one.label),
  );
  if (!found) throw new Error(`no button ${label} among ${all.map((one) => one.label).join(", ")}`);
  return found;
}
