import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { button, buttonsOf, createBot } from "../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const WAITS = '"Need gap" still waits for your answer to "Screeners"';

describe("a command while a question waits", () => {
  beforeEach(async () => {
    await bot.say("gap");
    await bot.say("8400");
  });

  it.each(["my", "help", "plan", "privacy", "ratio counselors=4", "/gap screeners=4 served=1"])(
    "%s is obeyed, and tells how to go on",
    async (command) => {
      const heard = await bot.say(command);
      expect(heard.text).toContain(WAITS);
      const asked = await bot.click(button(heard.said.at(-1)?.reply, "Go on").id);
      expect(asked.data).toMatchObject({ type: "question", step: "screeners" });
      expect((await bot.say("1,120")).text).toContain("Noted. Screeners: 1,120\n");
    },
  );

  it("tells so when the command is refused as well, and as a slash command", async () => {
    const refused = await bot.say("plan due 1 friday");
    expect(refused).toMatchObject({ refused: true, text: expect.stringContaining(WAITS) });
    expect((await bot.command("my")).text).toContain(WAITS);
  });

  it("says nothing of it in a channel, or where the reply shows it already", async () => {
    expect((await bot.say("my", { in: "riverbend" })).text).not.toContain(WAITS);
    for (const command of ["tools", "home", "resume", "gap"])
      expect((await bot.say(command)).text).not.toContain(WAITS);
  });

  it("says nothing of it once the question is put aside", async () => {
    expect((await bot.say("save")).text).not.toContain(WAITS);
    expect((await bot.say("my")).text).not.toContain(WAITS);
  });

  it("names the confirmation that a summary waits for", async () => {
    await bot.say("stop");
    await bot.say("try question=a prediction=b measure=c");
    await bot.say("in 3 weeks");
    expect((await bot.say("my")).text).toContain('"A small test" still waits for your "confirm"');
  });
});

describe("words that steer", () => {
  it.each(["back", "Skip", "keep", "edit 3", "confirm"])("%s, with nothing open", async (word) => {
    const heard = await bot.say(word);
    expect(heard).toMatchObject({ refused: true, text: expect.stringContaining("No question") });
  });

  it("take up again by word what was stopped last", async () => {
    await bot.say("gap");
    await bot.say("8400");
    expect((await bot.say("stop")).text).toContain('say "resume"');
    expect((await bot.say("resume")).data).toMatchObject({ type: "question", step: "screeners" });
  });
});

describe("a question that can't be skipped", () => {
  it("does not offer it, and says what is needed, with a reason or without", async () => {
    const first = await bot.say("gap");
    expect(buttonsOf(first.said.at(-1)?.reply).map(({ label }) => label)).not.toContain("Skip");
    expect(first.text).toContain("You can also say: save, stop, form.");
    for (const said of ["skip", "skip we don't know"])
      expect((await bot.say(said)).text).toContain("I need to know how many students you have");
  });

  it("keeps a test and a brief from ending with a hole", async () => {
    await bot.say("try");
    for (const said of ["skip", "skip: no idea"])
      expect((await bot.say(said)).text).toContain("A test needs this answer");
    await bot.say("stop");
    await bot.say('try question="a" prediction="b" measure="c" stop="in 3 weeks"');
    const brief = await bot.say("brief");
    expect(brief.text).toContain("3 answers are filled in already");
    expect((await bot.say("skip: no idea")).text).toContain("A brief needs this answer");
  });

  it("wants a reason where one is enough, in a form that is not taken for an answer", async () => {
    await bot.say("gap");
    await bot.say("8400");
    await bot.say("skip");
    expect((await bot.say("back")).text).toContain("Your answer so far: skipped\nGive a new one");
  });
});

describe("a summary that can't be confirmed", () => {
  it("says why, and is shown again to be mended", async () => {
    await bot.say('try question="a" prediction="b" measure="c"');
    await bot.say("today");
    const refused = await bot.say("confirm");
    expect(refused.refused).toBe(true);
    expect(refused.text).toContain("It must be after today");
    expect(refused.text).toContain("4. Stop date");
    expect(refused.data.type).toBe("error");
    await bot.say("edit 4");
    await bot.say("in 3 weeks");
    expect((await bot.say("confirm")).data).toMatchObject({ type: "experiment" });
  });
});
