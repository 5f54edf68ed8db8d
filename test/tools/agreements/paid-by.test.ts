import { afterEach, beforeEach, expect, it } from "vitest";
import { createBot } from "../../bot.ts";
import { talk } from "./talk.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const sayAll = (...texts: string[]) => talk(bot, texts);

const MAP = [
  ...["start services-map", "Elm School"],
  "Counseling; 2; community; Oak Center; Elm School; 40; 32; Medicaid\nScreening; 1; school",
  "confirm",
];
const FUNDING = [
  ...["start funding-map", "done"],
  "Medicaid; payment per service; state plan only; 7/1/2026; 6/30/2027; ; yes; me",
  ...["skip", "skip", "confirm"],
];
it("says what pays for the partner's services, from the funding map, with services typed once (S157)", async () => {
  const maps = await sayAll(...MAP, "start funding-map");
  expect(maps.text).toContain("Service Counseling, Tier Tier 2, Source of the money Medicaid");
  await sayAll("stop", ...FUNDING);
  let heard = await sayAll("start agreement Oak Center", "me");
  for (let n = 0; n < 24 && heard.data.type !== "summary"; n++) heard = await bot.say("skip");
  const done = await bot.say("confirm");
  expect(done.text).toContain("What pays for the services of Oak Center, by the funding map:");
  expect(done.text).toContain(
    "Counseling: Tier 2, Paid by Medicaid, Restrictions state plan only, Commit by Wed 30 Jun 2027",
  );
  expect(done.text).not.toContain("Screening");
});
