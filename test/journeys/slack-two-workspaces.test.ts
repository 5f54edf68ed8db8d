import { afterEach, beforeEach, expect, it } from "vitest";
import { createBrowser, install } from "../adapters/slack/install/bench.ts";
import { createSlackBot, type SlackBot } from "../slack/bot.ts";
import { elementsOf } from "../slack/fake/shapes.ts";

let bot: SlackBot;
beforeEach(async () => {
  bot = await createSlackBot({ now: "2027-03-01T16:00:00Z", oauth: true });
  const { users, rooms } = bot.slack.workspace("T1");
  // The same ids of people and channels in both, which Slack rules out and a forger does not.
  bot.slack.addWorkspace({
    ...{ team: "T2", name: "Lake" },
    users: [...users.values()].filter(({ isBot }) => !isBot),
    channels: [...rooms.values()].map(({ id, members }) => ({ id, name: id, members })),
  });
  const pages = await Promise.all(
    ["T1", "T2"].map((team) => install({ origin: bot.url }, team, createBrowser())),
  );
  expect(pages.map(({ status }) => status)).toEqual([200, 200]);
  await bot.settle();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const SECRETS = ["Alder Falls", "31,337", "31337", "Canary", "Agree what you need"];

/** All that was said in the other workspace since that many calls, as one text. */
const toldIn = (team: string, since: number) =>
  JSON.stringify(bot.slack.calls.slice(since).filter(({ tenant }) => tenant === team));

it("serves two workspaces that installed it at once, and lets no crafted id reach from one into the other", async () => {
  await bot.slash("/gap", "enrolment=31337 screeners=1120 served=700");
  await bot.dm("plan new community-partners new-partners=no", { in: "CALDERTEAM" });
  await bot.dm("plan own 1-2 me");
  await bot.dm("plan due 1-2 2027-03-14");
  await bot.dm("my");
  await bot.dm('try question="Canary?" prediction="P" measure="M" stop="in 3 weeks"');
  await bot.dm("gap");
  await bot.tick("2027-03-07T14:00:00Z");
  const plan = (await bot.dm("plan")).text;
  const ids = new Set(
    bot
      .seen()
      .flatMap(({ blocks }) => elementsOf(blocks))
      .map(({ element }) => JSON.stringify([element.action_id, element.value])),
  );
  expect(ids.size).toBeGreaterThan(10);
  await bot.slash("/cohort", "gap form");
  const stolen = await bot.modal();

  const before = bot.slack.calls.length;
  const forger = { team: "T2", user: "UANA" };
  for (const one of ids) {
    const [action_id, value] = JSON.parse(one) as [string, string | null];
    const element = { type: "button", action_id, ...(value && { value }) };
    const block = { type: "actions", elements: [element] };
    const message = { ts: "1804000000.000001" };
    const { status } = await bot.send(bot.gestures.click({ block, element, message }, forger));
    expect(status).toBe(200);
  }
  await bot.send(bot.gestures.viewSubmission(stolen, {}, forger));
  for (const said of ["home", "my", "plan", "gap", "jots"]) await bot.dm(said, forger);
  const told = toldIn("T2", before);
  expect(SECRETS.filter((secret) => told.includes(secret))).toEqual([]);
  expect(toldIn("T1", before)).toBe("[]");
  expect((await bot.dm("plan")).text).toBe(plan);
});

it("leaves the one and stays in the other, and forgets the token of the one it left", async () => {
  const answered = await bot.dm("home", { team: "T2" });
  expect(answered.said).toHaveLength(1);
  const uninstalled = bot.gestures.uninstalled({ team: "T2", user: "UANA" });
  expect((await bot.send(uninstalled)).status).toBe(200);
  const before = bot.slack.calls.length;
  expect((await bot.dm("home", { team: "T2" })).status).toBe(200);
  expect(toldIn("T2", before)).toBe("[]");
  expect((await bot.dm("home")).said).toHaveLength(1);
  expect(JSON.stringify(bot.logged)).not.toMatch(/xoxb|Ana|Nothing waits/);
});
