import { afterEach, describe, expect, it } from "vitest";
import { createBot } from "../bot.ts";
import { createSlackBot, type SlackBot } from "../slack/bot.ts";

const LINE = "enrolment=8400 screeners=1120 referrals=610 crisis=74/18 served=1050";
/** What the console and the page say to that line; every way through Slack must say the same. */
const RESULT = "Not yet served: about 617 (88 to 698)";

/** The same numbers for the questions, by what they ask; everything else is skipped. */
const ANSWERS: [string, string][] = [
  ["Is this right?", "confirm"],
  ["How many students does your district have?", "8,400"],
  ["mental health screeners point to?", "1,120"],
  ["referred for mental health help?", "610"],
  ["Of the students referred,", "not collected"],
  ["out of the classroom or the building in a crisis?", "74"],
  ["do today's resources serve?", "1,050"],
];

let bot: SlackBot;
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

describe("a need gap in Slack", () => {
  it("is answered in the ack, word for word as elsewhere, and kept before the answer", async () => {
    const web = await createBot();
    const { text } = await web.say(`gap ${LINE}`);
    await web.close();
    expect(text).toContain(RESULT);
    bot = await createSlackBot();
    const { status, body } = await bot.slash("/gap", LINE);
    expect({ status, text: body?.text }).toEqual({ status: 200, text });
    expect(body).toMatchObject({ response_type: "ephemeral", blocks: expect.anything() });
    const posted = bot.slack.calls.filter(({ method }) => method.startsWith("chat."));
    expect(posted).toEqual([]);
  });

  it("is asked one question at a time in the conversation with the bot", async () => {
    bot = await createSlackBot();
    let { text } = await bot.dm("gap");
    const asked: string[] = [];
    while (!text.includes(RESULT)) {
      asked.push(text);
      if (asked.length > 40) throw new Error(text);
      const [, answer] = ANSWERS.find(([about]) => text.includes(about)) ?? [];
      // Which of two equal questions it is, the line above it says.
      const crisis = text.includes("Noted. Crises with removal: 74");
      ({ text } = await bot.dm(answer ?? (crisis ? "18" : "skip")));
    }
    expect(asked.length).toBeGreaterThan(9);
    const { history } = bot.slack.channel("T1", "UANA");
    expect(history.filter(({ user }) => user !== "UANA")).toHaveLength(asked.length + 1);
  });

  it("is filled in section by section, with what is wrong beside its field", async () => {
    bot = await createSlackBot();
    await bot.slash("/gap", "form");
    const wrong = await bot.fill({ enrolment: "lots", screeners: "1120", referrals: "610" });
    expect(wrong.state).toBe("complained");
    expect(Object.keys(wrong.errors)).toEqual(["field:enrolment"]);
    const sent = await bot.fill({
      ...{ enrolment: "8,400", screeners: "1120", referrals: "610" },
      ...{ crisis: "74", "crisis-new": "18", served: "1050" },
    });
    expect(sent.state).toBe("closed");
    expect(sent.titles.length).toBeGreaterThan(3);
    expect(new Set(sent.titles).size).toBe(sent.titles.length);
    expect(sent.text).toContain(RESULT);
    expect(sent.said.map(({ to, method }) => [method, to])).toEqual([["chat.postMessage", "UANA"]]);
  });

  it("keeps the parts that were sent off when the modal is closed, and opens again with them", async () => {
    bot = await createSlackBot();
    await bot.slash("/gap", "form");
    const open = await bot.modal();
    const first = await bot.submit({ enrolment: "8,400", screeners: "1120" });
    expect(first.state).toBe("next");
    expect(open.view.blocks.map(({ block_id }) => block_id)).not.toContain("field:enrolment");
    bot.slack.closeModal("UANA");
    await bot.click("As a form");
    const again = await bot.modal();
    const input = again.view.blocks.find(({ block_id }) => block_id === "field:screeners");
    expect(input?.element).toMatchObject({ initial_value: "1120" });
  });

  it("is applied once, however often and however much at once Slack sends it", async () => {
    bot = await createSlackBot();
    await bot.dm('try question="Q" prediction="P" measure="M" stop="in 3 weeks"');
    const at = (seconds: number) => new Date(bot.clock.now().getTime() - seconds * 1_000);
    const times = Array.from({ length: 10 }, (_, i) => i);
    const actor = { team: "T1", user: "UANA" };
    const command = bot.gestures.slashCommand("/cohort", "jot More families call ahead", actor);
    const commands = await Promise.all(times.map((i) => bot.sender.send(command, { at: at(i) })));
    expect(new Set(commands.map(({ status }) => status))).toEqual(new Set([200]));
    const answers = commands.map(({ raw }) => raw).filter((raw) => raw !== "");
    expect(new Set(answers).size).toBe(1);
    const { gesture } = bot.gestures.dmMessage("jot Old numbers bounce", actor);
    const before = bot.slack.calls.length;
    const events = await Promise.all(
      times.map((i) => {
        const retry = { num: i, reason: "http_timeout" };
        return bot.sender.send(gesture, { at: at(i), ...(i > 0 && { retry }) });
      }),
    );
    expect(new Set(events.map(({ status }) => status))).toEqual(new Set([200]));
    await bot.settle();
    const said = bot.slack.calls.slice(before).filter(({ method }) => method.startsWith("chat."));
    expect(said).toHaveLength(1);
    const { text } = await bot.dm("jots");
    expect(text.match(/More families call ahead/g)).toHaveLength(1);
    expect(text.match(/Old numbers bounce/g)).toHaveLength(1);
  });
});
