import { describe, expect, it } from "vitest";
import { readSlack } from "../../../../adapters/slack/read/read.ts";
import { eventPayload, payload } from "../../../slack/payload.ts";

const now = new Date("2026-11-22T16:00:00Z");
const read = (body: unknown) => readSlack(body, { botUserId: "U0COHORTBT", now });
const incoming = (body: unknown) => {
  const found = read(body);
  if (found.type !== "incoming") throw new Error(`${found.type}: ${JSON.stringify(found)}`);
  return found.incoming;
};
const place = (conversation: string, thread?: string) => ({
  ...{ platform: "slack", tenant: "T0NORTHERN", conversation },
  ...(thread && { thread }),
});
const ana = place("U0ANARUIZ1");

describe("a direct message", () => {
  it("is what was typed, when it was typed", () => {
    expect(read(payload("message-im"))).toEqual({
      type: "incoming",
      incoming: {
        id: expect.stringMatching(/^slack:T0NORTHERN:Ev\d+$/),
        sentAt: new Date("2026-11-22T15:30:00.000Z"),
        from: { ...ana, conversation: undefined, userId: "U0ANARUIZ1", name: "", direct: ana },
        at: ana,
        ...{ type: "message", text: "gap", direct: true, mentioned: false },
      },
    });
  });

  it("in a thread is answered in that thread", () => {
    const here = place("U0ANARUIZ1", "1795361400.000200");
    expect(incoming(payload("message-im-thread"))).toMatchObject({
      ...{ type: "message", text: "1,940", at: here, from: { direct: here } },
    });
  });

  it("loses the marks that Slack's editor put into it", () => {
    expect(incoming(payload("message-im-formatted"))).toMatchObject({
      text: "80–120 families, see the report & 555-0142",
    });
    expect(incoming(eventPayload("message-im", { text: "*1,940*" }))).toMatchObject({
      text: "1,940",
    });
  });

  it("may begin with the bot's name", () => {
    expect(incoming(payload("message-im-mention"))).toMatchObject({
      text: "help",
      mentioned: true,
    });
    const text = "ask <@U0COHORTBT> about it";
    expect(incoming(eventPayload("message-im", { text }))).toMatchObject({
      ...{ text: "ask @U0COHORTBT about it", mentioned: false },
    });
  });

  it("tells of files without opening them", () => {
    expect(incoming(payload("message-im-file"))).toMatchObject({ text: "", files: true });
    const typed = incoming(eventPayload("message-im-file", { text: "1,940" }));
    expect(typed).toMatchObject({ text: "1,940", files: true });
    expect(JSON.stringify(typed)).not.toContain("counts.png");
  });

  it.each(["me_message", "thread_broadcast"])("is also what Slack calls %s", (subtype) => {
    expect(incoming(eventPayload("message-im", { subtype }))).toMatchObject({ type: "message" });
  });

  it("of our bot, of Slack's own, or with a bot's id, is nobody's", () => {
    const bots = [{ user: "U0COHORTBT" }, { user: "USLACKBOT" }, { bot_id: "B0BUILDS01" }];
    for (const sender of [...bots, { user: undefined }])
      expect(read(eventPayload("message-im", sender)).type).toBe("ignored");
  });
});

describe("a mention in a channel", () => {
  it("is heard without the bot's name, where it was said", () => {
    expect(incoming(payload("app-mention"))).toMatchObject({
      ...{ type: "message", text: "my", direct: false, mentioned: true },
      ...{ at: place("C0RIVERBND"), from: { direct: ana } },
    });
  });

  it("in a thread stays there, while the person's direct conversation is no thread", () => {
    const found = incoming(payload("app-mention-thread"));
    expect(found).toMatchObject({ text: "gap enrollment=8400" });
    expect(found.at).toEqual(place("C0RIVERBND", "1795361600.000900"));
    expect(found.from.direct).toEqual(ana);
  });

  it.each([
    ["thanks <@U0COHORTBT>", "thanks"],
    ["<@U0COHORTBT|cohort>: gap", "gap"],
    ["<@U0COHORTBT>", ""],
    ["<@U0BENCARTR> and <@U0COHORTBT> my", "my"],
    ["<@U0BENCARTR> my", "@U0BENCARTR my"],
  ])("%s says %j", (text, words) => {
    expect(incoming(eventPayload("app-mention", { text }))).toMatchObject({ text: words });
  });

  it("is heard once, although the channel's message comes as well", () => {
    expect(read(payload("message-channel")).type).toBe("ignored");
    const direct = { channel: "D0ANACOHRT" };
    expect(read(eventPayload("app-mention", direct)).type).toBe("ignored");
  });

  it("by a bot is not heard, so that two bots cannot talk for ever", () => {
    expect(read(eventPayload("app-mention", { bot_id: "B0BUILDS01" })).type).toBe("ignored");
  });

  it("by somebody of another workspace is a stranger's in ours", () => {
    const { from, at } = incoming(payload("app-mention-other-workspace"));
    expect(from).toMatchObject({ tenant: "T0NORTHERN", userId: "U0GUESTELS" });
    expect(at.tenant).toBe("T0NORTHERN");
  });

  it("belongs to the organization where the bot is installed for all of it", () => {
    expect(incoming(payload("app-mention-enterprise")).at.tenant).toBe("E0DISTRICT");
  });
});

describe("a message changed or taken back", () => {
  it("is told once for each change, however often Slack tells of it", () => {
    const found = incoming(payload("message-changed"));
    expect(found).toMatchObject({ type: "edited", at: ana, from: { userId: "U0ANARUIZ1" } });
    expect(found.id).toBe("slack:T0NORTHERN:edited:D0ANACOHRT:1795361460.000300:1795361520.000000");
    const again = payload("message-changed", { event_id: "Ev0000000001" });
    expect(incoming(again).id).toBe(found.id);
    expect(JSON.stringify(found)).not.toContain("1,950");
  });

  it("is not told when Slack unfurls a link in words that were changed before", () => {
    const { event } = payload("message-changed") as { event: { message: object } };
    const previous_message = { ...event.message, attachments: [] };
    expect(read(eventPayload("message-changed", { previous_message })).type).toBe("ignored");
  });

  it("with a mention comes as two events with one name", () => {
    const found = incoming(payload("app-mention-edited"));
    expect(found).toMatchObject({ type: "edited", at: place("C0RIVERBND") });
    const { event } = payload("app-mention-edited") as { event: object };
    const changed = incoming(
      eventPayload("message-changed", {
        ...{ channel: "C0RIVERBND", channel_type: "channel", message: event },
        previous_message: { ...event, edited: undefined, text: "<@U0COHORTBT> my" },
      }),
    );
    expect(changed.id).toBe(found.id);
  });

  it("in a channel is nobody's business where the bot was not mentioned", () => {
    const channel = "C0RIVERBND";
    expect(read(eventPayload("message-changed", { channel })).type).toBe("ignored");
    expect(read(eventPayload("message-deleted", { channel })).type).toBe("ignored");
  });

  it.each(["message-deleted", "message-tombstone"])("as in %s is told as deleted", (name) => {
    expect(incoming(payload(name))).toMatchObject({
      ...{ type: "deleted", at: ana, from: { userId: "U0ANARUIZ1" } },
    });
  });
});

describe("the bot's page", () => {
  it("is asked for when it is opened", () => {
    expect(incoming(payload("app-home-opened"))).toMatchObject({
      ...{ type: "opened", at: place("home:U0ANARUIZ1"), from: { direct: ana } },
      sentAt: new Date("2026-11-22T15:35:00.000Z"),
    });
  });
});
