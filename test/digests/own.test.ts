import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot({ now: "2026-11-05T15:00:00Z" });
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const LEADS = ["ana", "raj", "moana", "dee", "eli", "fay"];
const report = async (as: string, served: number) =>
  bot.say(`metric report students served=${served}`, { as });

let looks = 0;
async function look(as: string, args: string, tenant = "playground") {
  const direct = { platform: "web" as const, tenant, conversation: `dm:${as}` };
  const from = { platform: "web" as const, tenant, userId: as, name: "", direct };
  return bot.app.engine.receive({
    ...{ id: `look-${++looks}`, sentAt: bot.clock.now(), from },
    at: { ...direct, conversation: "riverbend" },
    ...{ type: "looked", name: "digest", args },
  });
}

async function posted() {
  for (const [i, as] of LEADS.entries()) await report(as, 301 + i);
  await bot.say("digest now", { as: "pat" });
  const found = bot.said.find(({ to, under }) => to === "riverbend" && !under);
  if (!found?.reply.own) throw new Error("no digest with views of its own");
  return { reply: found.reply, own: found.reply.own };
}

describe("the digest in a lead's own view", () => {
  it("is offered to each lead, and shows what was posted and their own district's numbers alone", async () => {
    const { reply, own } = await posted();
    expect([...own.people].sort()).toEqual([...LEADS].sort());
    const { view } = await look("ana", own.args);
    expect(view?.blocks?.slice(0, reply.blocks?.length)).toEqual(reply.blocks);
    const mine = JSON.stringify(view?.blocks?.slice(reply.blocks?.length));
    expect(mine).toContain("301");
    for (const other of [302, 303, 304, 305, 306]) expect(mine).not.toContain(String(other));
    expect(JSON.stringify((await look("raj", own.args)).view)).toContain("302");
  });

  it("keeps to what was posted when others report or correct something since", async () => {
    const { reply, own } = await posted();
    await report("raj", 999);
    const { view } = await look("ana", own.args);
    expect(view?.blocks?.slice(0, reply.blocks?.length)).toEqual(reply.blocks);
  });

  it("is nobody else's: neither a member's, an observer's, a facilitator's nor a stranger's", async () => {
    const { own } = await posted();
    for (const as of ["ben", "olga", "pat", "nobody"]) {
      const { view, refused } = await look(as, own.args);
      expect(refused, as).toBe(true);
      expect(JSON.stringify(view)).not.toMatch(/30[1-6]/);
    }
    expect((await look("ana", own.args, "T9")).refused).toBe(true);
    for (const args of ["", "own", "own x", "now", `${own.args} x`])
      expect((await look("ana", args)).refused, args).toBe(true);
  });
});
