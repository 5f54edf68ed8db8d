import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { gapsOf, type MappedService } from "../../../src/tools/map/gaps.ts";
import { showMap } from "../../../src/tools/map/show.ts";
import { createBot, shipped } from "../../bot.ts";

const service = (one: Partial<MappedService>): MappedService => ({
  ...{ service: "Counseling", tier: 1, by: "school", provider: null, sites: [] },
  ...{ capacity: null, served: null, money: null, ...one },
});

describe("gaps in a map", () => {
  it("are tiers without a service, sites without one, and sites without a tier that others have", () => {
    const services = [service({ sites: ["Elm", "Oak"] }), service({ tier: 3, sites: ["elm"] })];
    expect(gapsOf(3, ["Elm", "Oak", "Ash"], services)).toEqual({
      ...{ tiers: [2], sites: ["Ash"], twice: [], over: [], nowhere: [] },
      partly: [{ site: "Oak", tiers: [3] }],
    });
  });

  it("name one service in one tier and place from several hands, and no other", () => {
    const twin = service({
      service: "counseling ",
      by: "community",
      provider: "Riverbend",
      sites: ["Elm"],
    });
    const twice = (...services: MappedService[]) => gapsOf(3, [], services).twice;
    expect(twice(service({ sites: ["Elm"] }), twin)).toEqual([
      { service: "Counseling", tier: 1, providers: ["school", "Riverbend"] },
    ]);
    expect(twice(service({ sites: ["Oak"] }), twin)).toEqual([]);
    expect(twice(service({ tier: 2, sites: ["Elm"] }), twin)).toEqual([]);
    expect(twice(service({ service: "Therapy", sites: ["Elm"] }), twin)).toEqual([]);
  });

  it("name services that are over their places, and those that nobody placed", () => {
    const services = [
      service({ capacity: 10, served: 11 }),
      service({ service: "B", tier: 2, capacity: 5, served: 5 }),
    ];
    expect(gapsOf(2, ["Elm"], services)).toMatchObject({
      ...{ over: ["Counseling"], nowhere: ["Counseling", "B"] },
    });
  });

  it("leave no tier both served and without a service", () => {
    const one = fc.record({ tier: fc.integer({ min: 1, max: 4 }) }).map(service);
    fc.assert(
      fc.property(fc.array(one), (services) => {
        const { tiers } = gapsOf(4, [], services);
        return [1, 2, 3, 4].every((t) => tiers.includes(t) !== services.some((s) => s.tier === t));
      }),
    );
  });
});

it("hides small counts of students where the map leaves the district", () => {
  const made = { tiers: 1, sites: [], services: [service({ served: 4 })] };
  const cells = (threshold: number) => JSON.stringify(showMap(shipped.words, made, threshold));
  expect(cells(10)).toContain("fewer than 10");
  expect(cells(0)).toContain('"4"');
});

describe("services-map", () => {
  let bot: Awaited<ReturnType<typeof createBot>>;
  beforeEach(async () => {
    bot = await createBot();
  });
  afterEach(async () => {
    expect(bot.failures).toEqual([]);
    await bot.close();
  });
  async function sayAll(...lines: string[]) {
    let heard = await bot.say(lines[0] ?? "");
    for (const line of lines.slice(1)) heard = await bot.say(line);
    return heard;
  }
  const ROWS =
    "Counseling; 1; school; ; Elm, Oak; 40; 32; General fund\nTherapy; 3; community; Riverbend; Elm; 10; 12; Medicaid";

  it("shows services by tier and site, and what is missing", async () => {
    const { text, data } = await sayAll("start services-map", "Elm, Oak, Ash", ROWS, "done", "yes");
    expect(text).toContain("No service in tier 2");
    expect(text).toContain("Tier 1: one service (1 by the school).");
    expect(text).toContain("Provided by Riverbend (community), Sites Elm, Places 10");
    expect(text).toContain("No service is known at: Ash.");
    expect(text).toContain("Oak has no service in tier 3.");
    expect(text).toContain("more students than they have places for: Therapy");
    expect(data).toMatchObject({ tiers: 3, services: 2, emptyTiers: [2] });
  });

  it("goes by the number of tiers of the district", async () => {
    const refused = await sayAll("start services-map", "skip", "Therapy; 4; community", "done");
    expect(refused.text).toContain('"Therapy": there is no tier 4. You work with 3 tiers.');
    await sayAll("change 1", "tier 3");
    const summary = await sayAll("done", "edit 1", "4");
    expect(summary.data.type).toBe("summary");
    expect((await bot.say("yes")).text).toContain("No service in tiers 1, 2, 4");
  });

  it("asks about the legal team before it goes out as a page", async () => {
    await sayAll("start services-map", "skip", ROWS, "done", "yes");
    expect((await bot.say("export services-map")).text).not.toContain("Riverbend (community)");
  });

  it("begins from the services that were listed before", async () => {
    const listed =
      "Counseling; 3; Elm High; District counselors; 120; 95; Title IV-A\nScreener; screening";
    await sayAll("start services", listed, "done");
    for (const _ of [1, 2, 3, 4]) await bot.say("skip we do not know");
    await bot.say("yes");
    const asked = await sayAll("start services-map", "skip");
    expect(asked.text).toContain(
      "Counseling, Tier 3, Provider District counselors, Sites Elm High",
    );
    expect(asked.text).toContain("Paid from Title IV-A");
    expect(asked.text).toContain("Screener, Tier 1");
  });
});
