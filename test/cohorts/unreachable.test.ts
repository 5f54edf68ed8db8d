import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { DeliveryError } from "../../src/core/delivery.ts";
import { createBot, type Said } from "../bot.ts";
import { startPostgres } from "../db/postgres-server.ts";

const T1 = "T1";
const T2 = "6f1c0c3e-0000-4000-8000-000000000002";
const fay = { as: "U-fay", tenant: T1, platform: "slack" as const, name: "Fay Gold" };
const pat = { as: "29:pat", tenant: T2, platform: "teams" as const, name: "Pat Reyes" };
const sue = { as: "29:sue", tenant: T2, platform: "teams" as const, name: "Sue Kim" };

/** Which user ids nothing can be delivered to, and the platform's code for why. */
const shut = new Map<string, string>();
const refuse = ({ to }: { to: { conversation: string } }) => {
  const code = shut.get(to.conversation);
  return code ? new DeliveryError("hopeless", code) : undefined;
};

let bot: Awaited<ReturnType<typeof createBot>>;
let minute = 0;
/** Some minutes later: one beat, and what was said in it. */
const beat = (minutes = 1) => {
  minute += minutes;
  return bot.tick(new Date(Date.UTC(2026, 10, 16, 15, minute)).toISOString());
};
const codeOf = (said: Said[]) =>
  /join ((?:\w{4}-?){4})/.exec(said.map(({ text }) => text).join())?.[1];
const about = (said: Said[]) => said.filter(({ reply }) => reply.data?.type === "unreachable");
const laneOf = (who: typeof pat | typeof fay) => `${who.platform}/${who.tenant}/${who.as}`;

async function joinAs(who: typeof pat, role = "member") {
  const { said } = await bot.say(`invite Oak as ${role}`, fay);
  await bot.say(`join ${codeOf(said)}`, who);
}

/** Something that is said to them by itself: their role is changed by the facilitator. */
const changes = new Map<string, number>();
const sayTo = async (who: typeof pat) => {
  const count = changes.get(who.as) ?? 0;
  changes.set(who.as, count + 1);
  await bot.say(`cohort role ${who.name} ${["observer", "member"][count % 2]} now`, fay);
};

beforeEach(async () => {
  shut.clear();
  changes.clear();
  minute = 0;
  bot = await createBot({ refuse });
  await bot.say("cohort new Lakes", fay);
  await bot.say("cohort district Oak", fay);
  await joinAs(pat);
  await joinAs(sue);
  await beat();
});
afterEach(() => bot.close());

describe("somebody in whose conversation nothing arrives", () => {
  it("is told of to the facilitator once, on their own platform, with what to do", async () => {
    shut.set(pat.as, "ConversationBlockedByUser");
    for (let n = 0; n < 4; n++) await sayTo(pat);
    const told = about(await beat());
    expect(told).toMatchObject([{ to: fay.as, tenant: T1 }]);
    expect(told[0]?.text).toContain("I can't write to Pat Reyes in Teams: they removed or blocked");
    expect(told[0]?.text).toContain("press Add (or Unblock)");
    expect(told[0]?.text).toContain("setup policy");
    await sayTo(pat);
    for (const minutes of [1, 60, 60 * 24 * 5, 60 * 24 * 5])
      expect(about(await beat(minutes))).toEqual([]);
    const trouble = await bot.store.reads.trouble(laneOf(pat));
    const since = new Date("2026-11-16T15:01:00Z");
    expect(trouble).toMatchObject({ reason: "ConversationBlockedByUser", since });
  });

  it("is one of several in one message, by platform and reason", async () => {
    shut.set(pat.as, "BotNotInConversationRoster").set(sue.as, "BotNotInConversationRoster");
    await sayTo(pat);
    await sayTo(sue);
    const [told, ...more] = about(await beat());
    expect(more).toEqual([]);
    expect(told?.text).toContain("Pat Reyes, Sue Kim in Teams: the app is not installed for them.");
  });

  it("is named where ten others are not yet, and counted after that", async () => {
    for (let n = 0; n < 10; n++) {
      const one = { ...pat, as: `29:more${n}`, name: `More ${n}` };
      await joinAs(one);
      shut.set(one.as, "ConversationBlockedByUser");
      await sayTo(one);
    }
    expect(about(await beat())[0]?.text).toContain("More 8, More 9 in Teams");
    shut.set(pat.as, "ConversationBlockedByUser");
    await sayTo(pat);
    expect(about(await beat())[0]?.text).toContain("write to Pat Reyes in Teams");
    const members = await bot.say("home", fay);
    expect(members.text).toContain("More 9, and 1 more person in Teams");
  });

  it("is shown among the members and when the facilitator says hello, to nobody else", async () => {
    const before = await bot.say("cohort members", fay);
    expect(before.text).not.toContain("Messages arrive");
    shut.set(pat.as, "ConversationBlockedByUser");
    await sayTo(pat);
    await beat();
    for (const words of ["cohort members", "home"]) {
      const heard = await bot.say(words, fay);
      expect(heard.text).toContain("can't write to Pat Reyes in Teams");
      const notices = heard.said[0]?.reply.blocks?.filter(({ type }) => type === "notice");
      expect(notices).toMatchObject([{ text: expect.stringContaining("Pat Reyes in Teams") }]);
    }
    const members = await bot.say("cohort members", fay);
    expect(members.text).toMatch(/Pat Reyes: .*Messages arrive not in Teams/);
    expect(members.text).toMatch(/Sue Kim: .*Messages arrive yes/);
    const page = await bot.open({ ...fay, in: "home" });
    expect(page.text).toContain("People I can't reach");
    for (const words of ["cohort members", "home"])
      expect((await bot.say(words, sue)).text).not.toContain("Teams");
  });

  it("is in no trouble any more as soon as something arrives, and in trouble anew after that", async () => {
    shut.set(pat.as, "ConversationBlockedByUser");
    await sayTo(pat);
    expect(about(await beat())).toHaveLength(1);
    shut.clear();
    bot.set("2026-11-17T09:00:00Z");
    minute = 60 * 24;
    await bot.say("help", pat);
    expect((await bot.say("cohort members", fay)).text).not.toContain("can't write");
    expect(about(await beat())).toEqual([]);
    expect(await bot.store.reads.trouble(laneOf(pat))).toBeUndefined();
    await beat();
    shut.set(pat.as, "BotNotInConversationRoster");
    await sayTo(pat);
    expect(about(await beat())).toHaveLength(1);
  });

  it("is not told of after they came back, though old messages stay given up", async () => {
    shut.set(pat.as, "ConversationBlockedByUser");
    await sayTo(pat);
    shut.clear();
    await bot.say("help", pat);
    for (const minutes of [1, 60 * 24 * 8, 60 * 24 * 8])
      expect(about(await beat(minutes))).toEqual([]);
    expect(await bot.store.outbox.list(["dead"], 10)).toHaveLength(1);
  });

  it("gets what was given up when the operator sends it again, and stays the same person", async () => {
    const before = await bot.store.reads.identity("teams", T2, pat.as);
    shut.set(pat.as, "bot_not_there");
    await sayTo(pat);
    await sayTo(pat);
    await beat();
    shut.clear();
    await bot.open(pat);
    const [first, second] = await bot.store.outbox.list(["dead"], 10);
    for (const one of [first, second])
      expect(await bot.store.outbox.retry(one?.id ?? 0, bot.clock.now())).toBe(true);
    const said = await beat();
    expect(said.filter(({ to }) => to === pat.as)).toHaveLength(2);
    await beat();
    expect(about(await beat())).toEqual([]);
    expect(await bot.store.reads.identity("teams", T2, pat.as)).toEqual(before);
    expect((await bot.say("cohort", pat)).text).toContain("Lakes");
  });

  it("is not mixed up with messages that are too long, or with channels", async () => {
    shut.set(pat.as, "MessageSizeTooBig").set("C-all", "channel_not_found");
    await bot.say("cohort here", { ...fay, in: "C-all", placeName: "all" });
    await sayTo(pat);
    expect(await bot.store.outbox.list(["dead"], 10)).not.toHaveLength(0);
    expect(about(await beat())).toEqual([]);
    expect((await bot.say("cohort members", fay)).text).not.toContain("can't write");
  });

  it("is heard of though messages to more channels were given up than one beat looks at", async () => {
    const postings = Array.from({ length: 120 }, (_, n) => ({
      to: { platform: "teams" as const, tenant: T2, conversation: `19:gone${n}` },
      reply: { text: "x" },
    }));
    for (const { to } of postings) shut.set(to.conversation, "http_404");
    await bot.store.commit({ cause: "many", changes: [], postings, audit: [] }, bot.clock.now());
    await beat();
    shut.set(pat.as, "ConversationBlockedByUser");
    await sayTo(pat);
    const told = [...about(await beat()), ...about(await beat())];
    expect(told).toMatchObject([{ to: fay.as }]);
    expect(told[0]?.text).not.toContain("gone");
  });

  it.each([
    ["ConversationBlockedByUser", "blocked"],
    ["BotNotInConversationRoster", "not installed for them"],
    ["app_not_installed", "not installed for them"],
    ["BotDisabledByAdmin", "Ask the Teams admin"],
    ["UserNotFound", 'take them out with "cohort remove Pat Reyes"'],
  ])("for %s: the facilitator reads %j", async (code, words) => {
    shut.set(pat.as, code);
    await sayTo(pat);
    const [told] = about(await beat());
    expect(told?.text).toContain(words);
    expect(told?.text).not.toMatch(/29:|undefined|\{/);
  });
});

describe("a facilitator who cannot be reached", () => {
  const flo = { as: "29:flo", tenant: T2, platform: "teams" as const, name: "Flo Diaz" };

  it("alone hears nothing of it, and nothing is sent in vain", async () => {
    shut.set(fay.as, "user_disabled");
    await bot.say("help", fay);
    const dead = await bot.store.outbox.list(["dead"], 10);
    await beat();
    await beat();
    expect(await bot.store.outbox.list(["dead"], 10)).toEqual(dead);
    expect(await bot.store.reads.trouble(laneOf(fay))).toMatchObject({ reason: "user_disabled" });
  });

  it("is told of to the other facilitators, wherever they are, and hears nothing of others", async () => {
    await joinAs(flo);
    await bot.say("cohort role Flo Diaz facilitator now", fay);
    shut.set(fay.as, "user_disabled").set(pat.as, "BotNotInConversationRoster");
    await bot.say("help", fay);
    expect(about(await beat())).toMatchObject([{ to: flo.as }]);
    await bot.say("cohort role Pat Reyes observer now", flo);
    const told = about(await beat());
    expect(told).toMatchObject([{ to: flo.as }]);
    expect(told[0]?.text).toContain("Pat Reyes");
    expect(told[0]?.text).not.toContain("Fay");
    const dead = await bot.store.outbox.list(["dead"], 20);
    expect(dead.filter(({ reply }) => reply.data?.type === "unreachable")).toEqual([]);
  });

  it("is written to after their quiet hours", async () => {
    await bot.say("quiet 09:00-20:00", fay);
    shut.set(pat.as, "ConversationBlockedByUser");
    await sayTo(pat);
    expect(about(await beat())).toEqual([]);
    expect(about(await beat(60 * 4))).toEqual([]);
    expect(about(await beat(60))).toHaveLength(1);
  });
});

const folder = mkdtempSync(join(tmpdir(), "cohort-unreached-"));
const postgres = await startPostgres();
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await postgres.stop();
});

describe.each([
  ["Postgres", () => postgres.emptyDatabase()],
  ["one SQLite file", async () => `file:${join(folder, "cohort.db")}`],
])("two processes on %s", (_, fresh) => {
  it("tell a facilitator once between them, however often it failed", async () => {
    const url = await fresh();
    await bot.close();
    bot = await createBot({ refuse, url });
    await bot.say("cohort new Lakes", fay);
    await bot.say("cohort district Oak", fay);
    await joinAs(pat);
    await beat();
    shut.set(pat.as, "ConversationBlockedByUser");
    for (let n = 0; n < 3; n++) await sayTo(pat);
    await bot.close();
    const two = await Promise.all(["left", "right"].map((ids) => createBot({ refuse, url, ids })));
    const at = "2026-11-16T16:00:00Z";
    const said = (await Promise.all(two.map((one) => one.tick(at)))).flat();
    expect(about(said)).toHaveLength(1);
    expect(two.flatMap((one) => one.failures)).toEqual([]);
    shut.clear();
    await two[1]?.say("help", { ...pat, id: "again" });
    await Promise.all(two.map((one) => one.tick("2026-11-16T16:05:00Z")));
    expect(await two[0]?.store.reads.trouble(laneOf(pat))).toBeUndefined();
    expect(two.flatMap((one) => one.failures)).toEqual([]);
    await two[1]?.close();
    bot = two[0] as typeof bot;
  });
});
