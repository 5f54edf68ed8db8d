import { beforeEach, describe, expect, it } from "vitest";
import { button, createBot, shipped } from "../bot.ts";

const GOAL = ["start goal", "1", "1050", "+25 %", "June 30", "none", "skip", "confirm"];

describe("the list of tools", () => {
  let bot: Awaited<ReturnType<typeof createBot>>;
  beforeEach(async () => {
    bot = await createBot();
  });

  const tools = async (args = "", as = "ana") => {
    const heard = await bot.say(`tools ${args}`.trim(), { as });
    const list = heard.data.tools as { name: string; group: string; state: string }[];
    return {
      ...heard,
      list,
      stateOf: (name: string) => list.find((one) => one.name === name)?.state,
    };
  };

  it("holds every checklist there is, each in one part", async () => {
    const { list } = await tools();
    const names = list.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const commands = new Map([
      ["experiment", "try"],
      ["brief", "brief"],
    ]);
    const wanted = [...shipped.checklists.keys()].map((id) => commands.get(id) ?? id);
    expect([...names].sort()).toEqual(wanted.sort());
    expect(list.filter(({ group }) => group === "own")).toEqual([]);
  });

  it("names no tool that is not there", () => {
    const { groups, path } = shipped.catalog;
    const named = [...groups.flatMap((group) => group.tools), ...path];
    expect(named.filter((name) => !shipped.checklists.has(name))).toEqual([]);
  });

  it("suggests the first of the way that is not done, and what is unfinished before it", async () => {
    expect((await tools()).data.next).toBe("approach");
    await bot.say("start goal");
    const { data, text } = await tools();
    expect(data.next).toBe("goal");
    expect(text).toContain("go on with Goal");
  });

  it("shows the estimate too where it is done", async () => {
    await bot.say("gap screeners=1120 referrals=610/340 served=1050");
    const said = await bot.say("tools need");
    const see = button(said.said[0]?.reply, "See: Need gap");
    expect((await bot.say(see.value ?? "")).text).toContain("Need gap: 410 students");
    expect((await bot.say("result need-gap")).text).toContain('Say "gap show"');
  });

  it("tells what is done, begun by the asker and begun by a colleague", async () => {
    for (const line of GOAL) await bot.say(line);
    await bot.say("start services");
    await bot.say("start location", { as: "ben" });
    const { stateOf, text } = await tools();
    expect([
      stateOf("goal"),
      stateOf("services"),
      stateOf("location"),
      stateOf("approach"),
    ]).toEqual(["done", "begun", "begun", "new"]);
    expect(text).toContain("✓ Goal");
    const part = await tools("need");
    expect(part.text).toContain("by Ana Lopez");
    expect(part.text).toContain("Ben Carter is working on it");
    expect(button(part.said[0]?.reply, /^Go on/).id).toMatch(/^run:/);
    expect(button(part.said[0]?.reply, /^See: Goal/).value).toBe("result goal");
  });

  it("shows one part by its number, its name or its title", async () => {
    const byId = await tools("money");
    expect((await tools("6")).text).toBe(byId.text);
    expect((await tools("Pay for it")).text).toBe(byId.text);
    expect(byId.list.every(({ group }) => group === "money")).toBe(true);
  });

  it("counts for each district alone", async () => {
    for (const line of GOAL) await bot.say(line);
    expect((await tools("", "raj")).stateOf("goal")).toBe("new");
    expect((await tools("", "ben")).stateOf("goal")).toBe("done");
    expect((await tools("", "olga")).stateOf("goal")).toBe("new");
  });
});
