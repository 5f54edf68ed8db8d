import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { button, createBot } from "../bot.ts";

const FIRST = "Students, screeners and referrals";
const CRISES = "Crises and removals";
const PLANS = "Plans and surveys";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const first = { enrolment: "8,400", screeners: "1,120", referrals: "", "referrals-new": "" };
const crises = { crisis: "74", "crisis-new": "18", incidents: "none", "incidents-new": "" };

type Form = NonNullable<Awaited<ReturnType<typeof bot.submit>>["form"]>;
const valuesOf = (form: Form | undefined) =>
  Object.fromEntries(
    (form?.fields ?? []).flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]])),
  );

async function open(as = "ana"): Promise<string> {
  const { form } = await bot.command("gap", "form", { as });
  if (!form) throw new Error("no form was opened");
  return form.id;
}

describe("a form in sections", () => {
  it("names the section of every field", async () => {
    const { form } = await bot.command("gap", "form");
    const titles = [...new Set(form?.fields.map(({ section }) => section))];
    expect(titles).toEqual([
      ...[FIRST, CRISES, PLANS],
      ...["Assessments and state data", "Other sources", "Already served"],
    ]);
    expect(form?.fields.find(({ id }) => id === "crisis-new")?.section).toBe(CRISES);
  });

  it("keeps a section that is right, says nothing, and comes back for the next", async () => {
    const form = await open();
    const heard = await bot.submit(form, first, { section: FIRST });
    expect(heard).toMatchObject({ status: "applied", refused: false, said: [] });
    expect(heard.form?.errors).toBeUndefined();
    expect(valuesOf(heard.form)).toEqual({ enrolment: "8400", screeners: "1120" });
  });

  it("keeps nothing of a section with a mistake, and gives back what was typed in it", async () => {
    const form = await open();
    await bot.submit(form, first, { section: FIRST });
    const wrong = { ...crises, crisis: "many" };
    const heard = await bot.submit(form, wrong, { section: CRISES });
    expect(heard.refused).toBe(true);
    expect(Object.keys(heard.form?.errors ?? {})).toEqual(["crisis"]);
    expect(valuesOf(heard.form)).toMatchObject({ crisis: "many", "crisis-new": "18" });
    const again = await bot.command("gap", "form");
    expect(valuesOf(again.form)).toEqual({ enrolment: "8400", screeners: "1120" });
  });

  it("checks a section against the ones before it", async () => {
    const form = await open();
    await bot.submit(form, first, { section: FIRST });
    const wrong = { ...crises, "crisis-new": "75" };
    const heard = await bot.submit(form, wrong, { section: CRISES });
    expect(Object.keys(heard.form?.errors ?? {})).toEqual(["crisis-new"]);
  });

  it("ends with the last section's own fields, and gives what one long form gives", async () => {
    const form = await open();
    await bot.submit(form, first, { section: FIRST });
    await bot.submit(form, crises, { section: CRISES });
    const done = await bot.submit(form, { served: "450", outside: "" });
    expect(done.form).toBeUndefined();
    const whole = await bot.submit(
      await open("ben"),
      { ...first, ...crises, served: "450" },
      { as: "ben" },
    );
    expect(done.data.need).toEqual(whole.data.need);
    expect(done.data.gap).toEqual(whole.data.gap);
    expect(done.data).toHaveProperty("type", "need-gap");
  });

  it("goes back to an earlier section that has no answer, and loses nothing of this one", async () => {
    const form = await open();
    const heard = await bot.submit(form, crises, { section: CRISES });
    expect(Object.keys(heard.form?.errors ?? {})).toEqual(["enrolment"]);
    expect(valuesOf(heard.form)).toMatchObject({ crisis: "74", "crisis-new": "18" });
    const mended = await bot.submit(form, first, { section: FIRST });
    expect(mended.form?.errors).toBeUndefined();
    expect(valuesOf(mended.form)).toMatchObject({ enrolment: "8400", crisis: "74" });
  });

  it("goes back at the end too, with the last section kept", async () => {
    const form = await open();
    const heard = await bot.submit(form, { served: "450", outside: "20" });
    expect(Object.keys(heard.form?.errors ?? {})).toEqual(["enrolment"]);
    const mended = await bot.submit(form, first, { section: FIRST });
    expect(valuesOf(mended.form)).toMatchObject({ served: "450", outside: "20" });
    const done = await bot.submit(form, { served: "450", outside: "20" });
    expect(done.data).toMatchObject({ type: "need-gap" });
  });

  it("takes only the fields of the section it names", async () => {
    const form = await open();
    const mixed = { ...first, served: "450", crisis: "x" };
    const heard = await bot.submit(form, mixed, { section: FIRST });
    expect(valuesOf(heard.form)).toEqual({ enrolment: "8400", screeners: "1120" });
  });

  it("empties a field that was emptied, and drops what no longer applies", async () => {
    const form = await open();
    const with610 = { ...first, referrals: "610", "referrals-new": "340" };
    await bot.submit(form, with610, { section: FIRST });
    const none = { ...first, screeners: "", referrals: "none", "referrals-new": "" };
    const heard = await bot.submit(form, none, { section: FIRST });
    expect(valuesOf(heard.form)).toEqual({ enrolment: "8400", referrals: "0" });
    const [run] = await bot.store.reads.unfinishedRuns("ana");
    expect(run?.answers).not.toHaveProperty("referrals-new");
  });
});

describe("a form that was closed half-way", () => {
  it("goes on in the conversation at the first open question", async () => {
    const form = await open();
    await bot.submit(form, first, { section: FIRST });
    const heard = await bot.say("resume");
    expect(heard.data).toMatchObject({ type: "question", step: "crisis" });
    const next = await bot.say("74");
    expect(next.data).toMatchObject({ step: "crisis-new" });
  });

  it("never takes plain words for an answer while nothing was asked", async () => {
    const form = await open();
    await bot.submit(form, first, { section: FIRST });
    await bot.say("99");
    const again = await bot.command("gap", "form");
    expect(valuesOf(again.form)).toEqual({ enrolment: "8400", screeners: "1120" });
  });

  it("lets the question that waits in the conversation be answered as it was asked", async () => {
    const asked = await bot.say("gap");
    expect(asked.data).toMatchObject({ step: "enrolment" });
    const form = await bot.click(button(asked.said.at(-1)?.reply, "As a form").id);
    await bot.submit(form.form?.id ?? "", first, { section: FIRST });
    const heard = await bot.say("8,500");
    expect(heard.text).toContain("Students in all: 8,500");
    expect(heard.data).toMatchObject({ step: "crisis" });
  });

  it("shows a summary again before it is confirmed with other answers", async () => {
    const form = await open();
    await bot.submit(form, { ...first, served: "450" }, { section: FIRST });
    const line = "gap enrolment=8400 screeners=1120 served=450";
    await bot.say(line);
    const summary = await bot.say("gap edit");
    expect(summary.data.type).toBe("summary");
    const opened = await bot.click(button(summary.said.at(-1)?.reply, "Edit").id);
    await bot.submit(opened.form?.id ?? "", { ...first, screeners: "900" }, { section: FIRST });
    const confirm = await bot.click(button(summary.said.at(-1)?.reply, "Confirm").id);
    expect(confirm.data).toMatchObject({ type: "summary" });
    expect(confirm.text).toContain("900");
  });
});

describe("sections that cross", () => {
  it("stay apart for two people and two forms", async () => {
    const [ana, ben] = [await open("ana"), await open("ben")];
    await bot.submit(ana, first, { section: FIRST });
    const stolen = await bot.submit(
      ana,
      { ...first, enrolment: "1" },
      { as: "ben", section: FIRST },
    );
    expect(stolen).toMatchObject({ refused: true });
    expect(stolen.form).toBeUndefined();
    await bot.submit(
      ben,
      { ...first, enrolment: "900", screeners: "90" },
      { as: "ben", section: FIRST },
    );
    const { form } = await bot.command("gap", "form");
    expect(valuesOf(form)).toMatchObject({ enrolment: "8400" });
    const own = await bot.command("gap", "form", { as: "ben" });
    expect(valuesOf(own.form)).toMatchObject({ enrolment: "900" });
  });

  it("may come twice, as one delivery or as two", async () => {
    const form = await open();
    const once = await bot.submit(form, first, { section: FIRST, id: "web:same" });
    expect(once.status).toBe("applied");
    expect((await bot.submit(form, first, { section: FIRST, id: "web:same" })).status).toBe(
      "duplicate",
    );
    const twice = await bot.submit(form, first, { section: FIRST });
    expect(twice.form?.errors).toBeUndefined();
    expect(valuesOf(twice.form)).toEqual(valuesOf(once.form));
  });

  it("may be sent at once, and both are kept", async () => {
    const form = await open();
    await bot.submit(form, first, { section: FIRST });
    await Promise.all([
      bot.submit(form, crises, { section: CRISES }),
      bot.submit(form, { "iep-504": "310", "iep-504-new": "120" }, { section: PLANS }),
    ]);
    const { form: now } = await bot.command("gap", "form");
    expect(valuesOf(now)).toMatchObject({ crisis: "74", "iep-504": "310" });
  });

  it("keep the answers that the conversation gave meanwhile", async () => {
    const form = await open();
    await bot.submit(form, first, { section: FIRST });
    await bot.say("resume");
    await bot.say("74");
    const plans = { "iep-504": "310", "iep-504-new": "120", surveys: "", "surveys-new": "" };
    const heard = await bot.submit(form, plans, { section: PLANS });
    expect(valuesOf(heard.form)).toMatchObject({ crisis: "74", "iep-504": "310" });
    expect((await bot.say("18")).data).toMatchObject({ step: "incidents" });
  });

  it("are too late for what is finished, and say so", async () => {
    const form = await open();
    await bot.submit(form, { ...first, served: "450" });
    const late = await bot.submit(form, crises, { section: CRISES });
    expect(late.refused).toBe(true);
    expect(late.form).toBeUndefined();
    expect(late.text).toContain("finished already");
  });
});
