import { describe, expect, it } from "vitest";
import { payload } from "../../../teams/payload.ts";
import { ANA, BOT, CHANNEL, CHAT, incoming, meaning, now, place, TEAM } from "./reading.ts";

const URL = "https://smba.trafficmanager.net/amer/";
const own = "a:1pL6i0oY3C0K8oAvWBZmJl2a0mpEvJkTv1nR4Zs2dY0";
const known = (chat: string, name?: string) => ({
  ...{ serviceUrl: URL, bot: BOT, chat },
  ...(name && { name }),
});
const channel = { conversation: CHANNEL, kind: "channel", within: TEAM };
const team = { conversation: TEAM, kind: "team", within: TEAM };
const personal = { conversation: ANA, kind: "personal", within: null };
const chat = { conversation: CHAT, kind: "chat", within: null };

describe("where the bot is", () => {
  it.each<[string, object, object]>([
    ["message-personal", personal, known(own)],
    ["message-channel-thread", channel, known(CHANNEL, "riverbend")],
    ["message-channel-overheard", channel, known(CHANNEL, "riverbend")],
    ["message-channel-general", team, known(TEAM, "Northern districts")],
    ["message-chat", chat, known(CHAT, "District leads")],
    ["execute-press", channel, known(CHANNEL, "riverbend")],
    ["bot-added-personal", personal, known(own)],
    ["bot-added-team", channel, known(CHANNEL, "riverbend")],
    ["bot-added-chat", chat, known(CHAT, "District leads")],
    ["channel-created", team, known(TEAM, "Northern districts")],
    ["person-added-team", team, known(TEAM, "Northern districts")],
    ["install-personal", personal, known(own)],
    ["install-team", channel, known(CHANNEL, "riverbend")],
    ["install-chat", chat, known(CHAT, "District leads")],
    ["reaction", channel, known(CHANNEL, "riverbend")],
    ["typing", personal, known(own)],
  ])("is told by every activity: %s", (name, expected, how) => {
    expect(meaning(name).met).toEqual({ ...expected, known: how, userId: ANA });
  });

  it("calls a team by its own name, whatever its first channel is called", () => {
    const { conversation } = payload("message-channel-general");
    const named = { conversation: { ...(conversation as object), name: "General" } };
    const { met, incoming: said } = meaning("message-channel-general", named);
    expect(met?.known).toEqual(known(TEAM, "Northern districts"));
    expect(said?.placeName).toBe("General");
  });

  it("is not told where only a person is, nor without an address to answer to", () => {
    const aside = ["extension-gap", "extension-query", "extension-jot", "extension-submit"];
    for (const name of [...aside, "extension-jot-between-people"])
      expect(meaning(name)).not.toHaveProperty("met");
    for (const more of [{ serviceUrl: undefined }, { recipient: null }, { from: { id: BOT } }])
      expect(meaning("typing", more)).not.toHaveProperty("met");
    expect(meaning("extension-query-first").met).toMatchObject(personal);
  });

  it("may be a chat or a channel whose kind Teams does not say", () => {
    const id = { id: "19:x@thread.v2", conversationType: undefined };
    const { met, incoming: said } = meaning("message-chat", { conversation: id });
    expect(met).toMatchObject({ kind: "chat", within: null });
    expect(said).toMatchObject({ at: place("19:x@thread.v2"), direct: false });
    expect(meaning("typing", { conversation: { id: own } }).met).toMatchObject(personal);
    const { channelData } = payload("message-channel");
    expect(meaning("message-chat", { conversation: id, channelData }).met).toMatchObject({
      ...{ kind: "channel", within: TEAM },
    });
  });

  it.each([
    "19:x/y",
    "19:x y",
    "home:x;messageid=1",
    `19:${"x".repeat(201)}`,
    "19:x;messageid=a/b",
  ])("is nowhere with an id that would name another place: %s", (id) => {
    const conversation = { id, conversationType: "channel" };
    expect(meaning("message-channel", { conversation })).toEqual({
      ...{
        what: expect.stringMatching(/^(?:place|activity)$/),
        understood: false,
        wants: "nothing",
      },
    });
  });

  it("is what the local test client says it is", () => {
    const found = meaning("playground-message", {
      conversation: { id: "personal-chat-id" },
      channelData: {},
    });
    expect(found).toMatchObject({
      met: { conversation: "user-id-0", kind: "personal", known: { chat: "personal-chat-id" } },
      incoming: { at: place("user-id-0"), text: "gap" },
    });
  });
});

describe("the bot comes", () => {
  it("to a person: who installed it is greeted once, in their own conversation", () => {
    const found = meaning("install-personal");
    expect(found).toMatchObject({ what: "installation/add", understood: true, wants: "nothing" });
    expect(found.incoming).toMatchObject({
      type: "installed",
      at: place(ANA),
      from: { userId: ANA },
    });
    expect(meaning("bot-added-personal")).not.toHaveProperty("incoming");
  });

  it.each([
    ...["install-team", "install-chat", "install-personal-upgrade", "bot-added-team"],
    ...["bot-added-chat", "person-added-team", "channel-created", "team-renamed"],
  ])("to others, or anew: nobody is spoken to (%s)", (name) => {
    expect(meaning(name)).toMatchObject({ understood: true, wants: "nothing" });
    expect(meaning(name)).not.toHaveProperty("incoming");
    expect(meaning(name)).not.toHaveProperty("left");
  });
});

describe("the bot goes", () => {
  it.each<[string, object]>([
    ["uninstall-personal", { conversation: ANA }],
    ["bot-removed-personal", { conversation: ANA }],
    ["uninstall-chat", { conversation: CHAT }],
    ["bot-removed-chat", { conversation: CHAT }],
    ["uninstall-team", { team: TEAM }],
    ["uninstall-team-upgrade", { team: TEAM }],
    ["bot-removed-team", { team: TEAM }],
    ["team-deleted", { team: TEAM }],
    ["team-hard-deleted", { team: TEAM }],
    ["channel-deleted", { conversation: CHANNEL }],
  ])("%s: from there, and is not met there by the same activity", (name, left) => {
    const found = meaning(name);
    expect(found).toMatchObject({ understood: true, wants: "nothing", left });
    expect(found).not.toHaveProperty("met");
    expect(found).not.toHaveProperty("incoming");
  });

  it("but not when a person goes, nor when a team is archived", () => {
    for (const name of ["person-removed-team", "team-archived"]) {
      expect(meaning(name)).not.toHaveProperty("left");
      expect(meaning(name).met).toMatchObject(team);
    }
  });
});

describe("who did it", () => {
  const from = (more: object) => incoming("message-personal", more).from;

  it("says where they live and how they write, where Teams knows it", () => {
    const entities = [null, 5, { type: "clientInfo", timezone: "Europe/Berlin", locale: "de-DE" }];
    expect(from({ entities })).toMatchObject({ zone: "Europe/Berlin", locale: "en-US" });
    expect(from({ entities, locale: undefined })).toMatchObject({ locale: "de-DE" });
    const other = { entities: [], localTimezone: "America/Denver" };
    expect(from(other)).toMatchObject({ zone: "America/Denver" });
    const odd = { entities: [{ type: "clientInfo", timezone: "a zone" }], localTimezone: "<b>" };
    expect(from({ ...odd, locale: "en; drop" })).not.toHaveProperty("zone");
    expect(from({ ...odd, locale: "en; drop" })).not.toHaveProperty("locale");
  });

  it("may have no name", () => {
    expect(from({ from: { id: ANA } }).name).toBe("");
    expect(from({ from: { id: ANA, name: 5 } }).name).toBe("");
  });

  it.each<[unknown, Date]>([
    ["2026-11-22T15:30:18.2431234Z", new Date("2026-11-22T15:30:18.243Z")],
    ["2026-11-22T16:00:00.001Z", now],
    ["2030-01-01T00:00:00Z", now],
    ["1970-01-01T00:00:00Z", now],
    ["soon", now],
    [1_700_000_000, now],
    [undefined, now],
  ])("did it at %s", (timestamp, expected) => {
    expect(incoming("message-personal", { timestamp }).sentAt).toEqual(expected);
  });
});

describe("another tenant or another channel", () => {
  const other = { id: "11111111-2222-4333-8444-555555555555" };

  it.each<[string, object]>([
    ["tenant", { channelData: { tenant: other } }],
    [
      "tenant",
      {
        conversation: {
          ...(payload("message-personal").conversation as object),
          tenantId: other.id,
        },
      },
    ],
    ["channel", { channelId: "webchat" }],
    ["channel", { channelId: "emulator" }],
  ])("means nothing at all: %s %#", (what, more) => {
    for (const name of [
      "message-personal",
      "execute-press",
      "install-personal",
      "uninstall-personal",
    ])
      expect(meaning(name, more)).toEqual({ what, understood: false, wants: "nothing" });
  });

  it("is not what the same tenant in other letters is", () => {
    const tenant = { id: "2F9D1C3E-7A54-4B0E-9C1D-3F0E5A7B9C11" };
    expect(incoming("message-personal", { channelData: { tenant } }).at).toEqual(place(ANA));
  });
});
