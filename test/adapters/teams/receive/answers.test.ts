import { afterEach, describe, expect, it } from "vitest";
import { payload } from "../../../teams/payload.ts";
import { hold } from "../../hold.ts";
import { createDesk, type DeskOptions, message } from "./desk.ts";

let desk: Awaited<ReturnType<typeof createDesk>>;
afterEach(() => desk.close());

const slow = (lateMs: number) => ({ lateMs, waitMs: 60_000 });
const open = async (options: DeskOptions = {}) => {
  desk = await createDesk(options);
};

/** What is kept, or opens something; a search keeps nothing. */
const acts = ["execute-press", "task-fetch", "task-submit"];
const shown = (json: unknown) => JSON.stringify(json);

describe("an answer to Teams", () => {
  it("is empty for a message, and comes once the message was kept", async () => {
    const store = hold();
    await open({ around: store.around, capacity: slow(60_000) });
    store.close();
    let answered = false;
    const answer = desk.send(message("help")).then((one) => {
      answered = true;
      return one;
    });
    await expect.poll(store.held).toBeGreaterThan(0);
    expect(answered).toBe(false);
    store.open();
    expect(await answer).toMatchObject({ status: 200, text: "" });
    expect(await desk.kept()).toHaveLength(1);
    await expect.poll(() => desk.delivered.length).toBe(1);
  });

  it("asks for a message again that was not kept, which then is applied once", async () => {
    const store = hold();
    await open({ around: store.around });
    store.break(true);
    const activity = message("help");
    const first = await desk.send(activity);
    expect(first).toMatchObject({ status: 503, text: "", headers: { "retry-after": "5" } });
    store.break(false);
    expect((await desk.send(activity)).status).toBe(200);
    expect((await desk.send(activity)).status).toBe(200);
    expect(await desk.kept()).toHaveLength(1);
  });

  it("asks for a message again that takes too long, and is not done twice for it", async () => {
    const store = hold();
    await open({ around: store.around, capacity: slow(30) });
    store.close();
    const activity = message("help");
    expect((await desk.send(activity)).status).toBe(503);
    store.open();
    await expect.poll(async () => (await desk.kept()).length).toBe(1);
    expect((await desk.send(activity)).status).toBe(200);
    expect(await desk.kept()).toHaveLength(1);
  });

  it.each(acts)("tells who waits that nothing was kept: %s", async (name) => {
    const store = hold();
    await open({ around: store.around });
    store.break(true);
    const { status, json } = await desk.send(payload(name));
    expect(status).toBe(200);
    expect(shown(json)).toMatch(/nothing of it was kept/);
  });

  it.each(acts)("tells who waits that it takes longer: %s", async (name) => {
    const store = hold();
    await open({ around: store.around, capacity: slow(30) });
    store.close();
    const { status, json } = await desk.send(payload(name));
    expect(status).toBe(200);
    expect(shown(json)).toMatch(/still working on this/);
    store.open();
  });

  it.each([...acts, "extension-query"])(
    "tells who waits that there is no room: %s",
    async (name) => {
      const store = hold();
      await open({ around: store.around, capacity: { atOnce: 1, line: 0, lateMs: 60_000 } });
      store.close();
      const first = desk.send(message("help"));
      await expect.poll(store.held).toBe(1);
      const { status, json } = await desk.send(payload(name));
      expect(status).toBe(200);
      expect(shown(json)).toMatch(/I am busy/);
      expect((await desk.send(message("help"))).status).toBe(503);
      store.open();
      expect((await first).status).toBe(200);
    },
  );

  it.each(["task-fetch", "task-submit", "extension-query", "execute-press"])(
    "is of the kind that Teams waits for: %s",
    async (name) => {
      await open();
      const { status, json } = await desk.send(payload(name));
      expect(status).toBe(200);
      const [kind] = Object.keys(json);
      expect(kind).toBe(KINDS[name]);
    },
  );

  it("is given for a dialog before Teams gives it up, though a message may take longer", async () => {
    const store = hold();
    await open({ around: store.around, capacity: slow(60_000) });
    store.close();
    const waiting = desk.send(message("help"));
    const { json } = await desk.send(payload("task-fetch"));
    expect(shown(json)).toMatch(/still working on this/);
    store.open();
    expect((await waiting).status).toBe(200);
  });

  it("is empty for what the bot does not know, and the log says only its kind", async () => {
    await open();
    const unknown = [
      message("", { type: "brandNew", name: "Maria" }),
      message("", { type: "event", name: "application/vnd.microsoft.meetingStart" }),
      message("", { type: "invoke", name: "brand/new", value: { text: "Maria" } }),
      payload("reaction"),
      payload("typing"),
      payload("read-receipt"),
    ];
    for (const one of unknown) expect(await desk.send(one)).toMatchObject({ status: 200 });
    expect(shown(desk.logged)).not.toContain("Maria");
    expect(desk.logged.map(({ level }) => level)).not.toContain("error");
  });

  it("remembers where it was asked, and forgets where it was taken out", async () => {
    await open();
    await desk.send(payload("install-personal"));
    const place = () => desk.store.reads.activeReference("teams", TENANT_OF_PAYLOADS);
    expect(await place()).toMatchObject({ kind: "personal" });
    await desk.send(payload("uninstall-personal"));
    expect(await place()).toBeUndefined();
  });

  it("is given by a program that is ending, and by none that has not begun", async () => {
    await open();
    await desk.receiving.stop();
    expect((await desk.send(message("help"))).status).toBe(503);
    expect(await desk.kept()).toEqual([]);
  });

  it("waits while Microsoft's keys cannot be had, since nobody knows who is asking", async () => {
    await open();
    desk.keyServer.suffer("down");
    expect(await desk.send(message("help"))).toMatchObject({
      ...{ status: 503, text: "", headers: { "retry-after": "5" } },
    });
    desk.keyServer.suffer(undefined);
    desk.turn(60_000);
    expect((await desk.send(message("help"))).status).toBe(200);
  });
});

const TENANT_OF_PAYLOADS = "2f9d1c3e-7a54-4b0e-9c1d-3f0e5a7b9c11";

const KINDS: Record<string, string> = {
  "task-fetch": "task",
  "task-submit": "task",
  "extension-query": "composeExtension",
  "execute-press": "statusCode",
};
