import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ClockShown, Shown } from "../../../adapters/web/wire.ts";
import { everyBlock } from "../replies.ts";
import { createClient, listen } from "./client.ts";
import { startPlayground } from "./stub.ts";

let playground: Awaited<ReturnType<typeof startPlayground>>;
let client: ReturnType<typeof createClient>;
beforeEach(async () => {
  playground = await startPlayground();
  client = createClient(playground.url);
});
afterEach(() => playground.stop());

const open = async (as: string, lastEventId?: string) =>
  listen(playground.url, as, (await client.state(as)).cursor, lastEventId);
const at = { platform: "web" as const, tenant: "playground", conversation: "riverbend" };

describe("the event stream", () => {
  it("brings what others say, and nothing that is not for the viewer", async () => {
    const raj = await open("raj");
    await client.say("ana", "not for Raj");
    await client.say("ana", "@Cohort secret", { conversation: "riverbend" });
    await client.say("ana", "for everyone", { conversation: "riverbend" });
    const seen = [await raj.next<Shown>("post"), await raj.next<Shown>("post")].map(
      ({ data }) => data.text,
    );
    expect(seen).toEqual(["@Cohort secret", "for everyone"]);
    raj.close();
  });

  it("brings an edit of a message that was shown before", async () => {
    const { deliver } = playground.adapter;
    const first = { id: 1, cause: "c", attempt: 1, to: at, reply: { text: "draft" } };
    const replaces = await deliver(first, {});
    const ana = await open("ana");
    await deliver({ ...first, id: 2, reply: { text: "final" } }, { replaces });
    const { data } = await ana.next<Shown>("post");
    expect(data).toMatchObject({ id: Number(replaces.post), text: "final", edited: true });
    ana.close();
  });

  it("goes on where it stopped after a lost connection", async () => {
    const first = await open("ana");
    await client.say("ana", "one", { conversation: "riverbend" });
    const { id } = await first.next<Shown>("post");
    first.close();
    await client.say("raj", "two", { conversation: "riverbend" });
    await client.say("raj", "three", { conversation: "riverbend" });
    const again = await open("ana", id);
    expect([
      (await again.next<Shown>("post")).data.text,
      (await again.next<Shown>("post")).data.text,
    ]).toEqual(["two", "three"]);
    again.close();
  });

  it("notices what another process wrote into the same history", async () => {
    const ana = await open("ana");
    await ana.next<ClockShown>("clock");
    const words = { conversation: "riverbend", thread: null, author: "raj", privateTo: null };
    await playground.history.add({
      ...words,
      text: "from elsewhere",
      reply: null,
      at: new Date(),
      editedAt: null,
    });
    expect((await ana.next<Shown>("post")).data.text).toBe("from elsewhere");
    ana.close();
  });

  it("tells everyone when the clock was moved", async () => {
    const raj = await open("raj");
    expect((await raj.next<ClockShown>("clock")).data.local).toBe(
      "Wed 3 Mar 2027, 20:30 India Standard Time",
    );
    const { body } = await client.post("/clock", { as: "ana", to: "monday" });
    expect(body.local).toBe("Mon 8 Mar 2027, 09:00 Central");
    expect((await raj.next<ClockShown>("clock")).data.local).toBe(
      "Mon 8 Mar 2027, 20:30 India Standard Time",
    );
    raj.close();
  });

  it("turns a stranger away", async () => {
    const stranger = await listen(playground.url, "mallory", "0-0");
    expect(stranger.status).toBe(404);
    stranger.close();
  });

  it("ends when the adapter stops", async () => {
    const ana = await open("ana");
    await ana.next<ClockShown>("clock");
    await playground.adapter.stop();
    await expect(ana.next<Shown>("post")).rejects.toThrow("the stream ended");
    const late = await listen(playground.url, "ana", "0-0");
    expect(late.status).toBe(503);
    late.close();
  });
});

describe("the clock", () => {
  it("goes to a day and a time of whoever moves it, across the spring change", async () => {
    const { body } = await client.post("/clock", { as: "ana", day: "2027-03-14", time: "02:30" });
    expect(body.now).toBe("2027-03-14T08:00:00.000Z"); // 02:30 does not exist; 03:00 CDT is the next instant
  });

  it.each([
    [{ to: "yesterday" }, "tomorrow, monday, week"],
    [{ day: "2027-03-01", time: "09:00" }, "only moves forward"],
    [{ day: "2027-02-30", time: "09:00" }, "2027-03-03"],
    [{ day: "2027-03-10", time: "9" }, "09:00"],
    [{ day: "2029-03-10", time: "09:00" }, "366 days"],
  ])("refuses %j and says why", async (where, why) => {
    const { status, body } = await client.post("/clock", { as: "ana", ...where });
    expect(status).toBe(400);
    expect(body.error).toContain(why);
  });
});

describe("charts and previews", () => {
  it("serves a chart as a picture to those who may see the message", async () => {
    await playground.deliver({ at: { ...at, conversation: "dm:ana" } }, everyBlock);
    const [post] = await client.posts("ana");
    const src =
      /src="([^"]+\.png[^"]*)"/.exec(post?.html ?? "")?.[1]?.replaceAll("&amp;", "&") ?? "";
    const picture = await fetch(playground.url + src);
    expect(picture.headers.get("content-type")).toBe("image/png");
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
    expect((await fetch(playground.url + src.replace("as=ana", "as=raj"))).status).toBe(404);
    expect((await fetch(playground.url + src.replace("/0.png", "/7.png"))).status).toBe(404);
  });

  it("shows a message as Slack and Teams would get it", async () => {
    await playground.deliver({ at }, everyBlock);
    const [post] = await client.posts("ana", "riverbend");
    const { body } = await client.get(`/preview/${post?.id}?as=ana`);
    expect(body.slack[0].blocks[0].type).toBe("header");
    expect(body.teams[0].attachments[0].content.version).toBe("1.5");
  });
});
