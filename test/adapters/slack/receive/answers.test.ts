import { afterEach, describe, expect, it } from "vitest";
import { createDesk, messageEvent, press, slashBody } from "./desk.ts";

const GAP =
  "enrolment=8400 screeners=1120 referrals=610/340 crisis=74/18 incidents=260/95 iep-504=310/120 surveys=900/210 assessments=88/22 state=0 other=45/15 served=1050";

type Desk = Awaited<ReturnType<typeof createDesk>>;
let desk: Desk;
afterEach(() => desk.close());

describe("an answer to Slack", () => {
  it("carries the numbers of a slash command, and says them nowhere else", async () => {
    desk = await createDesk();
    const { status, json } = await desk.slash("/gap", GAP);
    expect(status).toBe(200);
    expect(json.response_type).toBe("ephemeral");
    const shown = JSON.stringify(json);
    for (const number of ["1,940", "1,050", "890"]) expect(shown).toContain(number);
    await desk.app.courier();
    expect(desk.delivered).toEqual([]);
    await expect
      .poll(async () => (await desk.store.outbox.list(["sent"], 9)).map(({ state }) => state))
      .toEqual(["sent"]);
  });

  it("gives the same command by its long name the same answer", async () => {
    desk = await createDesk();
    const short = await desk.slash("/gap", GAP);
    const long = await desk.slash("/cohort", `gap ${GAP}`);
    expect(long.json.text).toBe(short.json.text);
  });

  it("leaves an answer that does not fit one message to the outbox", async () => {
    desk = await createDesk();
    const { status, text } = await desk.slash("/cohort", `${"no such word ".repeat(600)}`);
    expect(status).toBe(200);
    await expect.poll(() => desk.delivered.length + (text ? 1 : 0)).toBeGreaterThan(0);
  });

  it("is empty for an event, whose reply is delivered by the outbox", async () => {
    desk = await createDesk();
    const answered = await desk.event(messageEvent("help"));
    expect(answered).toMatchObject({ status: 200, text: "" });
    await expect.poll(() => desk.delivered.length).toBe(1);
    expect(desk.delivered[0]?.to).toMatchObject({ platform: "slack", tenant: "T1" });
  });

  it("opens a form after the answer, with the trigger of the click", async () => {
    desk = await createDesk();
    const asked = await desk.slash("/gap", "");
    expect(asked.status).toBe(200);
    const buttons = JSON.stringify([asked.json, desk.delivered]);
    const [, form] = /"((?:run|form|tool)[^"]*form[^"]*)"/.exec(buttons) ?? [];
    if (form) {
      expect(await desk.interact(press(form))).toMatchObject({ status: 200, text: "" });
    }
    await expect.poll(() => desk.opened.length).toBeGreaterThan(0);
    expect(desk.opened[0]).toMatchObject({
      tenant: "T1",
      triggerId: expect.stringMatching(/^1\.2\./),
    });
  });

  it("is empty for what the bot does not know, and the log says only its kind", async () => {
    desk = await createDesk();
    const secret = "Maria told me that";
    const unknown = [
      {
        type: "event_callback",
        team_id: "T1",
        event_id: "Ev1",
        event: { type: "brand_new", text: secret },
      },
      { type: "brand_new", team: { id: "T1" }, user: { id: "U1" }, text: secret },
      { type: "app_rate_limited", team_id: "T1", minute_rate_limited: 1_794_900_000 },
      { hello: secret },
      {},
    ];
    for (const one of unknown) expect((await desk.event(one)).status).toBe(200);
    expect(JSON.stringify(desk.logged)).not.toContain("Maria");
    expect(desk.logged.map(({ level }) => level)).not.toContain("error");
  });

  it("is empty for a workspace the bot is not in, and nothing is kept of it", async () => {
    desk = await createDesk();
    const { team_id: _, ...rest } = slashBody("/gap", GAP);
    const body = new URLSearchParams({ ...rest, team_id: "T2" }).toString();
    expect(await desk.post(body, desk.form)).toMatchObject({ status: 200, text: "" });
    expect(await desk.store.outbox.list(["sent", "waiting"], 9)).toEqual([]);
  });

  it("forgets a workspace that removed the bot", async () => {
    desk = await createDesk();
    const event = { type: "app_uninstalled" };
    await desk.event({ ...messageEvent(""), event });
    expect(desk.left).toEqual(["T1 app_uninstalled"]);
  });
});
