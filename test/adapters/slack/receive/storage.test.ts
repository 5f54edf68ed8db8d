import { afterEach, describe, expect, it } from "vitest";
import { hold } from "../../hold.ts";
import { createDesk, messageEvent, press } from "./desk.ts";

type Desk = Awaited<ReturnType<typeof createDesk>>;
let desk: Desk;
afterEach(() => desk.close());

const slow = (lateMs: number) => ({ lateMs, waitMs: 60_000 });
const kept = () => desk.store.outbox.list(["waiting", "sent"], 99);

describe("storage", () => {
  it("is done before an event is answered", async () => {
    const store = hold();
    desk = await createDesk({ around: store.around, capacity: slow(60_000) });
    store.close();
    let answered = false;
    const answer = desk.event(messageEvent("help")).then((one) => {
      answered = true;
      return one;
    });
    await expect.poll(store.held).toBe(1);
    expect(answered).toBe(false);
    store.open();
    expect((await answer).status).toBe(200);
    expect(await kept()).toHaveLength(1);
  });

  it("that fails makes Slack send the event again, with the same bytes too", async () => {
    const store = hold();
    desk = await createDesk({ around: store.around });
    store.break(true);
    const body = JSON.stringify(messageEvent("help"));
    const headers = { "content-type": "application/json", ...desk.sign(body) };
    expect((await desk.raw(body, headers)).status).toBe(503);
    store.break(false);
    expect((await desk.raw(body, headers)).status).toBe(200);
    expect(await kept()).toHaveLength(1);
  });

  it("that fails is told to whoever typed a command, who is not left believing it was done", async () => {
    const store = hold();
    desk = await createDesk({ around: store.around });
    store.break(true);
    const { json } = await desk.slash("/cohort", "help");
    expect(json).toMatchObject({ response_type: "ephemeral" });
    expect(json.text).toMatch(/nothing of it was kept/);
    expect(await kept()).toEqual([]);
  });

  it("that fails leaves a form open, with the reason beside its first field", async () => {
    const store = hold();
    desk = await createDesk({ around: store.around });
    store.break(true);
    const { json } = await desk.interact(filledForm);
    expect(json).toMatchObject({
      response_action: "errors",
      errors: { "f:note": expect.stringMatching(/nothing of it was kept/) },
    });
  });

  it("that is slow lets a command be answered in time, and its answer is delivered later", async () => {
    const store = hold();
    desk = await createDesk({ around: store.around, capacity: slow(30) });
    store.close();
    const { json } = await desk.slash("/cohort", "help");
    expect(json.text).toMatch(/still working/);
    store.open();
    await expect
      .poll(async () => {
        await desk.app.courier();
        return desk.delivered.length;
      })
      .toBe(1);
  });

  it("that is slow makes Slack send an event again, which then was applied once", async () => {
    const store = hold();
    desk = await createDesk({ around: store.around, capacity: slow(30) });
    store.close();
    const event = messageEvent("help");
    expect((await desk.event(event)).status).toBe(503);
    store.open();
    await expect.poll(async () => (await kept()).length).toBe(1);
    expect((await desk.event(event)).status).toBe(200);
    expect(await kept()).toHaveLength(1);
  });

  it("that is slow does a form once, and answers the second press with what the first led to", async () => {
    const store = hold();
    desk = await createDesk({ around: store.around, capacity: slow(30) });
    store.close();
    const first = await desk.interact({ ...filledForm, trigger_id: "1.1.1" });
    expect(first.json).toMatchObject({
      errors: { "f:note": expect.stringMatching(/still working/) },
    });
    store.open();
    await expect.poll(async () => (await kept()).length).toBe(1);
    const second = await desk.interact({ ...filledForm, trigger_id: "1.1.2" });
    expect(second.json).toEqual({ response_action: "clear" });
    expect(await kept()).toHaveLength(1);
  });
});

describe("past capacity", () => {
  /** One at once, one in line: whatever comes third finds no room. */
  async function crowd() {
    const store = hold();
    const capacity = { ...slow(60_000), atOnce: 1, line: 1 };
    desk = await createDesk({ around: store.around, capacity });
    store.close();
    const accepted = [desk.slash("/cohort", "help"), desk.event(messageEvent("help"))];
    await expect.poll(store.held).toBe(1);
    return { store, accepted };
  }

  it("everyone is told at once in the place they look at, and what was let in is done", async () => {
    const { store, accepted } = await crowd();
    // The second of the two is on its way into the line.
    await expect.poll(async () => (await desk.event(messageEvent("help"))).status).toBe(503);
    const command = await desk.slash("/cohort", "help");
    expect(command.json.text).toMatch(/busy/);
    const form = await desk.interact(filledForm);
    expect(form.json).toMatchObject({ errors: { "f:note": expect.stringMatching(/busy/) } });
    const button = press("home:show", "", { response_url: "https://elsewhere.example/x" });
    expect((await desk.interact(button)).status).toBe(503);
    store.open();
    for (const one of accepted) expect((await one).status).toBe(200);
  });

  it("nothing waits in line for longer than it may", async () => {
    const store = hold();
    const capacity = { lateMs: 60_000, waitMs: 20, atOnce: 1, line: 9 };
    desk = await createDesk({ around: store.around, capacity });
    store.close();
    const first = desk.slash("/cohort", "help");
    await expect.poll(store.held).toBe(1);
    expect((await desk.slash("/cohort", "help")).json.text).toMatch(/busy/);
    store.open();
    expect((await first).json.text).not.toMatch(/busy/);
  });
});

const filledForm = {
  ...{ type: "view_submission", api_app_id: "A1", trigger_id: "1.1.1" },
  team: { id: "T1", domain: "prairie" },
  user: { id: "U1", name: "ana", team_id: "T1" },
  view: {
    ...{ id: "V1", type: "modal", callback_id: "form", hash: "1.a" },
    private_metadata: JSON.stringify({ form: "nobody:x", at: { conversation: "U1" } }),
    blocks: [{ type: "input", block_id: "f:note" }],
    state: { values: { "f:note": { v: { type: "plain_text_input", value: "7" } } } },
  },
};
