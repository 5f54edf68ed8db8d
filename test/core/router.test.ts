import { describe, expect, it } from "vitest";
import { splitCommand } from "../../src/core/grammar.ts";
import { createRouter } from "../../src/core/router.ts";
import { createBot, shipped } from "../bot.ts";

describe("the grammar", () => {
  it.each([
    ["gap enrolment=8400", { name: "gap", args: "enrolment=8400", explicit: false }],
    ["/cohort gap x=1", { name: "gap", args: "x=1", explicit: true }],
    ["/gap x=1", { name: "gap", args: "x=1", explicit: true }],
    ["@Cohort, help", { name: "help", args: "", explicit: true }],
    ["HELP!", { name: "help", args: "", explicit: false }],
    ["  ", { name: "", args: "", explicit: false }],
    ["plan  add Call  the clinic", { name: "plan", args: "add Call  the clinic", explicit: false }],
  ])("reads %j the same way on every platform", (text, expected) => {
    expect(splitCommand(text)).toEqual(expected);
  });
});

describe("the router", () => {
  it("answers a slash command, an @mention and plain words alike", async () => {
    const bot = await createBot();
    const spoken = await bot.say("cohort");
    const slashed = await bot.command("cohort");
    const mentioned = await bot.say("cohort", { in: "riverbend" });
    expect(slashed.text).toBe(spoken.text);
    expect(mentioned.text).toBe(spoken.text);
  });

  it("tells of a button that no longer means anything", async () => {
    const bot = await createBot();
    expect((await bot.click("ghost:1:go")).text).toMatch(/no longer in use/);
  });

  it("does what a typed command would when a button carries one", async () => {
    const bot = await createBot();
    expect((await bot.click("say:cohort", "cohort")).data).toMatchObject({ type: "cohort" });
  });

  it("lets only the roles that a command names use it", async () => {
    const refused = { text: "unknown" };
    const run = async () => ({ outgoing: [] });
    const route = createRouter({
      features: [{ commands: [{ name: "close", roles: ["facilitator"], run }] }],
      words: shipped.words,
      unknown: () => refused,
      welcome: run,
    });
    const bot = await createBot();
    const { reads } = bot.store;
    const asked = async (handle: string) => {
      const identity = await reads.identity("web", "playground", handle);
      const person = await reads.person(handle);
      const [membership] = await reads.memberships(handle);
      if (!identity || !person || !membership) throw new Error(`${handle} is not in the demo`);
      const now = bot.clock.now();
      const { direct } = identity;
      const from = { ...identity, name: person.name };
      return route({
        ...{ who: { identity, person, membership }, at: direct, now, attempt: 1, cause: "c" },
        incoming: {
          id: "c",
          sentAt: now,
          from,
          at: direct,
          type: "command",
          name: "close",
          args: "",
        },
      });
    };
    expect(await asked("ana")).toMatchObject({
      refused: true,
      outgoing: [{ reply: { data: { command: "close", allowed: ["facilitator"] } } }],
    });
    expect(await asked("pat")).toEqual({ outgoing: [] });
  });

  it("takes the words of its own name's command without saying the name twice", async () => {
    const bot = await createBot();
    expect((await bot.command("members")).data).toMatchObject({ type: "members" });
    expect((await bot.command("cohort", "members")).data).toMatchObject({ type: "members" });
    expect((await bot.say("members")).data).toMatchObject({ type: "members" });
    expect(bot.failures).toEqual([]);
  });

  it("greets someone it does not know without a cohort", async () => {
    const bot = await createBot();
    const heard = await bot.say("home", { as: "stranger" });
    expect(heard.text).toContain("not in a cohort yet");
    expect(bot.failures).toEqual([]);
  });
});
