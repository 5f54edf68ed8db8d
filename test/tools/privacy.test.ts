import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { renderSlack } from "../../adapters/slack/render.ts";
import { renderWeb } from "../../adapters/web/render.ts";
import type { Around } from "../../src/tools/document/around.ts";
import { showMap } from "../../src/tools/map/show.ts";
import { points } from "../../src/tools/partnership/advocacy/talking-points.ts";
import { buttonsOf, createBot, type Heard, shipped } from "../bot.ts";
import { checkMessage } from "../slack/block-kit.ts";
import { answerAll } from "./providers/answer-all.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const pat = { as: "pat" };
const ben = { as: "ben" };
const olga = { as: "olga" };
const to = (heard: Heard, who: string) => heard.said.filter((one) => one.to === who);
const send = async (tool: string, values: Record<string, string>, as = "ana") => {
  const { form } = await bot.say(`start ${tool} form`, { as });
  return bot.submit(form?.id ?? "", values, { as });
};
const ASK = {
  what: "Canary agreement",
  approver: "@ben",
  reason: "Canaryreason",
  by: "next Friday",
};
const finish = async (first: string, answers: Record<string, string>, as = "ana") => {
  await answerAll(bot, first, answers, as);
  return bot.say("confirm", { as });
};
const setGoal = async () => {
  const lines = ["start goal", "1", "1050", "+25 %", "June 30", "none", "skip", "confirm"];
  for (const line of lines) await bot.say(line);
};
const GROUP = {
  types: "High",
  members: "Head of student support; Ana Lopez; ; Lead\nSchool counselor; Ben Carter; High; Canary",
  invite: "yes",
};
const MEETING = {
  ...{ stage: "planning", date: "12/10/2026", start: "3:30 pm", length: "90", place: "Canaryroom" },
  ...{ leader: "Ana Lopez", attendees: "Ana Lopez, Ben Carter", invite: "yes" },
  ...{ voices: "Administrators", prework: "Referrals; Ben Carter" },
};
const BUDGET = {
  ...{ scenario: "Canaryscenario", start: "7/1/2027", years: "4", fte: "12", salary: "$70,000" },
  ...{ fringe: "40", other: "2,000", growth: "3 %", sources: "Grant; 800,000; ; ; 6/30/2029" },
};

describe("people who left", () => {
  it("are not invited by a document that still names them", async () => {
    const made = await send("working-group", { ...GROUP, invite: "no" });
    await bot.click(`result:${made.data.document}:edit`);
    const number = (await bot.say("resume")).text.match(/(\d+)\. Ask them now/)?.[1];
    for (const line of [`edit ${number}`, "yes"]) await bot.say(line);
    await bot.say("cohort remove @ben now", pat);
    const again = await bot.say("confirm");
    expect(again.data.asked).toEqual(["ben"]);
    expect(to(again, "ben")).toEqual([]);
  });

  it("hear no more of a meeting they were asked to", async () => {
    const made = await send("needs-meeting", MEETING);
    const told = to(made, "ben").map(({ reply }) => reply.data?.type);
    expect(told).toContain("meeting-invitation");
    const edit = buttonsOf(to(made, "ana")[0]?.reply).find(({ id }) => /^result:.*:edit$/.test(id));
    await bot.click(edit?.id ?? "");
    for (const line of ["edit 2", "12/17/2026"]) await bot.say(line);
    await bot.say("cohort remove @ben now", pat);
    const moved = await bot.say("confirm");
    expect(moved.data).toMatchObject({ type: "needs-meeting", date: "2026-12-17" });
    expect(moved.data.attendees).toContain("ben");
    expect(to(moved, "ben")).toEqual([]);
    const steps = await bot.store.reads.stepsOwned("ben");
    expect(steps).toEqual([]);
  });

  it("neither answer an invitation nor have anybody told of it", async () => {
    const asked = await send("working-group", GROUP);
    const accept = buttonsOf(to(asked, "ben")[0]?.reply)[0]?.id ?? "";
    expect(accept).toMatch(/^group:/);
    await bot.say("cohort remove @ben now", pat);
    const heard = await bot.click(accept, "", ben);
    expect(heard.refused).toBe(true);
    expect(heard.said.map((one) => one.to)).toEqual(["ben"]);
    expect(await bot.store.reads.documents({ districtId: "alder" }, "group-reply")).toEqual([]);
    const shown = await bot.say("result working-group");
    expect(shown.text).not.toContain("waiting: ben");
  });

  it("hear nothing of what became of their request; a lead does", async () => {
    await bot.say("invite Alder Falls as lead", pat);
    const asked = await finish("start approval", { ...ASK, approver: "Ana Lopez" }, "ben");
    const approve = buttonsOf(to(asked, "ana").at(-1)?.reply)[0]?.id ?? "";
    await bot.say("cohort remove @ben now", pat);
    const heard = await bot.click(approve);
    expect(heard.refused).toBe(false);
    expect(heard.said.map((one) => one.to)).toEqual(["ana"]);
  });

  it("own no step of a document that names them", async () => {
    await send("working-group", { ...GROUP, "gap-owner": "Ben Carter" });
    await bot.say("cohort remove @ben now", pat);
    const { form } = await bot.say("start working-group form");
    const values = { ...GROUP, "gap-owner": "Ben Carter", types: "High, Middle" };
    await bot.submit(form?.id ?? "", values);
    expect(await bot.store.reads.stepsOwned("ben")).toEqual([]);
  });
});

describe("an observer", () => {
  it("is not asked to decide for the district", async () => {
    await answerAll(bot, "start approval", { ...ASK, approver: "Olga Ivanova" });
    const heard = await bot.say("confirm");
    expect(heard.text).toContain("only looks on");
    expect(bot.said.filter((one) => one.to === "olga")).toEqual([]);
  });

  it("asks nobody of the district by a document of their own", async () => {
    const heard = await send("working-group", GROUP, "olga");
    expect(heard.said.map((one) => one.to)).toEqual(["olga"]);
    await bot.say("start approval", olga);
    const asked = await finish("start approval", { ...ASK, approver: "Ana Lopez" }, "olga");
    expect(asked.said.map((one) => one.to)).toEqual(["olga"]);
  });

  it("reads of the plan what templates and people put there, and of documents only what is theirs", async () => {
    await bot.say("plan new community-partners");
    await bot.say("yes");
    await bot.say("plan add Open step");
    await setGoal();
    const mine = await bot.say("plan");
    expect(mine.text).toContain("1,313");
    const id = String(mine.data.plan);
    const steps = await bot.store.reads.planSteps(id);
    const goal = steps.find(({ origin }) => origin !== null);
    const seen = [
      await bot.say("plan", olga),
      await bot.say(`plan show ${goal?.number}`, olga),
      await bot.click(`plan:${id}:export`, "", olga),
    ];
    const told = JSON.stringify(seen.flatMap(({ said }) => said));
    expect(told).toContain("Open step");
    expect(told).not.toMatch(/1,313|goal was reached/);
    await bot.say(`plan own ${goal?.number} @olga`);
    expect((await bot.say("plan", olga)).text).toContain("1,313");
  });

  it.each([
    "plan",
    "home",
    "scenarios",
    "result",
    "result goal",
    "result goal page",
    "parts",
    "tools",
  ])("is shown nothing of the district's by %s", async (line) => {
    await setGoal();
    await send("budget", BUDGET);
    expect(JSON.stringify((await bot.say("result goal")).said)).toContain("1,313");
    expect((await bot.say("scenarios")).text).toContain("Canaryscenario");
    const told = JSON.stringify((await bot.say(line, olga)).said);
    expect(told).not.toMatch(/1,313|1,050|Canary/);
  });

  it("who was a member has no unfinished checklist of the district's in hand", async () => {
    await bot.say("start working-group");
    await bot.say("assign 2 to @ben");
    const part = (await bot.store.reads.unfinishedRuns("ben"))[0];
    expect(part?.parentId).toBeTruthy();
    await bot.say("start goal", ben);
    await bot.say("cohort role @ben observer now", pat);
    expect(await bot.store.reads.unfinishedRuns("ben")).toEqual([]);
    const heard = await bot.click(`run:${part?.id}:${part?.step}:resume`, "", ben);
    expect(heard.refused).toBe(true);
  });
});

describe("the page of an estimate", () => {
  const consulted = () =>
    send("legal-consult", {
      ...{ by: "Ana Lopez", counsel: "Dana Wu", day: "last Friday", for: "numbers" },
      ...{ consulted: "yes" },
    });

  it("waits for the legal team, and then is the whole estimate", async () => {
    await bot.say("gap enrolment=8400 screeners=1120 served=105");
    expect((await bot.say("gap page")).data).toMatchObject({ reason: "legal-consult" });
    await consulted();
    const page = await bot.say("gap page");
    expect(page.data).toMatchObject({ type: "page", kind: "need-gap" });
    expect(page.text).toMatch(/^# Need gap: 1,015 students not yet served/);
    expect(page.text).toMatch(/Alder Falls, Mon 16 Nov 2026\.\n$/);
  });

  it.each([
    ["gap enrolment=8400 screeners=1120 served=1117", /1,117/],
    ["gap enrolment=8400 screeners=1120 served=7", /1,113/],
    ["gap enrolment=8400 screeners=1120 referrals=340/4 served=105", /340|1,120/],
  ])("keeps what would tell a small count: %s", async (line, told) => {
    await consulted();
    await bot.say(line);
    const page = await bot.say("gap page");
    expect(page.text).toContain("fewer than 10 students");
    expect(page.text).toMatch(/Need gap: 1,12[04] students may need care/);
    expect(page.text).not.toMatch(told);
  });

  it("says nothing of a total that is small itself, or of nearly all", async () => {
    await consulted();
    await bot.say("gap enrolment=8400 screeners=6");
    expect((await bot.say("gap page")).text).toMatch(/^# Need gap\n\nSome counts/);
    await bot.say("gap enrolment=1126 screeners=1120");
    expect((await bot.say("gap page")).text).toMatch(/^# Need gap\n\nSome counts/);
  });

  it("is nobody else's", async () => {
    const made = await bot.say("gap enrolment=8400 screeners=1120");
    for (const as of ["olga", "raj", "pat"])
      expect((await bot.click(`gap:${made.data.document}:page`, "", { as })).refused).toBe(true);
  });
});

describe("a page with one small count", () => {
  const consulted = {
    ...{ by: "Ana Lopez", counsel: "Dana Wu", day: "last Friday", for: "numbers" },
    consulted: "yes",
  };

  it("says neither the total of services that would tell it, nor that its places are full", async () => {
    await send("legal-consult", consulted);
    const services = [
      "Group counseling; Tier 2; Elm; School counselor; 120; 100; District",
      "Family therapy; Tier 3; Elm; Riverbend; 8; 8; Grant",
    ];
    const made = await send("services", { services: services.join("\n") });
    expect(made.text).toContain("100 to 108");
    const { text } = await bot.say("result services page");
    expect(text).toContain("fewer than 10");
    expect(text).not.toMatch(/108|full/i);
    expect(text).toContain("Counts of fewer than 10 students are hidden");
  });

  it("does not name a service on the map that has more students than places", () => {
    const service = { tier: 2, by: null, provider: null, sites: ["Elm"], money: null };
    const services = [{ ...service, service: "Group", capacity: 8, served: 9 }];
    const map = { tiers: 3, sites: ["Elm"], services };
    const shown = (threshold: number) => JSON.stringify(showMap(shipped.words, map, threshold));
    expect(shown(0)).toContain("than they have places");
    expect(shown(10)).not.toContain("than they have places");
  });

  it("says nothing of a need from which the few who get care could be reckoned", () => {
    const spread = (n: number) => ({ low: n, high: n });
    const own = { date: "2026-11-16", total: spread(1120), unmet: spread(1117) };
    const made = { wantsOwn: true, own, asks: [], facts: [], talks: [], uncited: [] };
    // All that the talking points look at.
    const around = { words: shipped.words, threshold: 10 } as Around;
    const shown = (most: number) =>
      JSON.stringify(points({ ...made, own: { ...own, unmet: spread(most) } }, around));
    expect(shown(1100)).toContain("1,100");
    expect(shown(1117)).not.toContain("1,117");
  });
});

describe("the page of a goal", () => {
  it("has the number to reach, and leaves out how many students there are today", async () => {
    await setGoal();
    const { text } = await bot.say("result goal page");
    expect(text).toContain("1,313");
    expect(text).not.toMatch(/1,050|263|25 %/);
  });
});

describe("words typed by one person in a message to another", () => {
  const ODD =
    "<!channel> <@U1> <https://evil.example|click> [x](javascript:a) *b* <b>x</b> ${t} {{x}}";

  it("show as they were typed, whatever a platform would make of them", async () => {
    const asked = await finish("start approval", { ...ASK, what: ODD, reason: ODD.repeat(5) });
    const request = to(asked, "ben").find(({ reply }) => reply.data?.type === "approval-request");
    if (!request) throw new Error("Ben was asked nothing");
    expect(request.text).toContain(ODD);
    const slack = renderSlack(request.reply).flatMap((payload) => {
      expect(checkMessage(payload)).toEqual([]);
      return [payload.text, JSON.stringify(payload.blocks)];
    });
    expect(slack.join()).not.toMatch(/<!|<@|<https|mrkdwn"/);
    const web = renderWeb(request.reply, () => "");
    expect(web).not.toMatch(/<a |<b>x|<!|<@/);
    const labels = buttonsOf(request.reply).map(({ label }) => label);
    expect(labels.some((label) => label.includes("evil"))).toBe(false);
    expect(JSON.stringify(request.reply.data)).not.toContain("evil");
    const page = await bot.say("result approval page");
    expect(page.text).not.toMatch(/[^\\][<[]/);
  });
});

describe("two accounts that become one person", () => {
  const there = { as: "U7", tenant: "T9", platform: "teams" as const, name: "Ben at work" };
  const codeIn = (text: string) => /(?:link|join) ((?:\w{4}-?){4})/.exec(text)?.[1] ?? "";

  it("still decide what one of them was asked", async () => {
    const asked = await finish("start approval", ASK);
    const approve = buttonsOf(to(asked, "ben").at(-1)?.reply)[0]?.id ?? "";
    await send("working-group", GROUP);
    const { text } = await bot.say("invite Alder Falls as member", pat);
    await bot.say(`join ${codeIn(text)}`, there);
    const code = codeIn((await bot.say("link", there)).text);
    await bot.say(`link ${code}`, ben);
    await bot.say(`link ${code} now`, ben);
    const who = await bot.store.reads.identity("web", "playground", "ben");
    expect(who?.personId).not.toBe("ben");
    const kept = JSON.stringify(await bot.store.reads.documents({ districtId: "alder" }));
    expect(kept).not.toContain('"ben"');
    const heard = await bot.click(approve, "", ben);
    expect(heard.refused, heard.text).toBe(false);
    expect(to(heard, "ana").length).toBe(1);
  });
});
