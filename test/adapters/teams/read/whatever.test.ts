import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TeamsRead } from "../../../../adapters/teams/read/teams-read.ts";
import { payload } from "../../../teams/payload.ts";
import { spoiled } from "../../spoiled.ts";
import { ANA, BOT, CHANNEL, CHAT, incoming, read, TEAM, TENANT } from "./reading.ts";

const bodies = readdirSync("test/teams/payloads")
  .filter((name) => name.endsWith(".json") && !name.startsWith("playground"))
  .map((name) => payload(name.replace(/\.json$/, "")));

/** Every word that may be logged. */
const WHAT = new Set([
  ...[
    "activity",
    "channel",
    "tenant",
    "place",
    "unknown",
    "invoke",
    "conversation",
    "installation",
  ],
  ...bodies.map((body) => read(body).what),
  ...["message/change", "trace", "suggestion", "handoff", "endOfConversation"],
  ...["contactRelationUpdate", "composeExtension/querySettingUrl", "composeExtension/setting"],
]);

const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    ...["\ud800", "\u0000\u202e", "__proto__", "x".repeat(20_000), "<at>".repeat(2_000)],
    ...[NaN, -0, 1e308, [], {}, null, undefined, "1e999", "29:", "19:", ";messageid="],
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  ),
);

/** Nothing of it is of another tenant, nor in a place whose name means something else. */
function expectSound({ what, incoming: said, met, left, wants }: TeamsRead): void {
  expect(WHAT.has(what), what).toBe(true);
  expect(["nothing", "card", "dialog", "next", "results"]).toContain(wants);
  for (const at of said ? [said.at, said.from, said.from.direct] : [])
    if (at.tenant !== TENANT || at.platform !== "teams") throw new Error(`${what} at ${at.tenant}`);
  const places = [said?.at.conversation, said?.from.direct.conversation, met?.conversation];
  const gone = left && ("team" in left ? left.team : left.conversation);
  for (const place of [...places, gone])
    if (place !== undefined && !/^(?:29:|19:)?[\w.@-]{1,200}$/.test(place))
      throw new Error(`${what} in ${place}`);
  if (said && !said.id.startsWith(`teams:${TENANT}:`)) throw new Error(said.id);
}

describe("whatever comes", () => {
  it("is never an error, and means nothing when it is no activity", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (body) => {
        const found = read(body);
        return found.what === "activity" && !found.understood && !found.incoming && !found.met;
      }),
      { numRuns: 5_000 },
    );
    for (const body of [undefined, null, Symbol("x"), () => 1, new Date(0), 10n, "", []])
      expect(read(body)).toEqual({ what: "activity", understood: false, wants: "nothing" });
  });

  it("with members of an activity replaced or gone, is read or said to be unknown", () => {
    const values = fc.sample(strange, { numRuns: 2_000, seed: 20261122 });
    const two = fc.tuple(fc.nat(), fc.nat());
    fc.assert(
      fc.property(fc.constantFrom(...bodies), two, two, (body, members, picked) => {
        const changes = members.map((at, turn): [number, unknown] => [
          at,
          values[(picked[turn] ?? 0) % values.length],
        ]);
        expectSound(read(spoiled(body, changes)));
      }),
      { numRuns: 10_000 },
    );
    expect({}).not.toHaveProperty("polluted");
  });

  it("never lets another tenant's activity mean anything", () => {
    const tenants = fc.string({ minLength: 1 }).filter((id) => id.toLowerCase() !== TENANT);
    fc.assert(
      fc.property(fc.constantFrom(...bodies), tenants, fc.boolean(), (body, tenant, asData) => {
        const channelData = { ...(body.channelData as object), tenant: { id: tenant } };
        const conversation = { ...(body.conversation as object), tenantId: tenant };
        const found = read({ ...body, ...(asData ? { channelData } : { conversation }) });
        expect(found).toEqual({ what: "tenant", understood: false, wants: "nothing" });
      }),
    );
  });

  it("tells the log nothing of what is in it", () => {
    const ids = [ANA, BOT, TEAM, CHANNEL, CHAT, TENANT];
    for (const body of bodies) {
      const marked = JSON.parse(JSON.stringify(body), (key, value) =>
        typeof value === "string" &&
        !/^(?:id|tenantId|channelId)$/.test(key) &&
        !ids.includes(value)
          ? `${value}zebra`
          : value,
      );
      for (const type of [
        "message",
        "invoke",
        "event",
        "messageUpdate",
        "conversationUpdate",
        "installationUpdate",
      ])
        expect(read({ ...marked, type }).what).not.toContain("zebra");
      expect(read(marked).what).not.toContain("zebra");
    }
  });

  it("may be nested without end, or be longer than any message", () => {
    const deep = JSON.parse(`${"[".repeat(5_000)}${"]".repeat(5_000)}`);
    const nested = JSON.parse(`${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`);
    for (const thing of [
      deep,
      nested,
      "x".repeat(3_000_000),
      Array(100_000).fill({ type: "mention" }),
    ])
      for (const key of [
        "value",
        "text",
        "entities",
        "attachments",
        "channelData",
        "from",
        "membersAdded",
      ])
        for (const name of ["message-chat", "execute-press", "task-submit", "bot-added-team"])
          expectSound(read(payload(name, { [key]: thing })));
  });

  it("costs no more than its length, whatever tags and marks it is made of", () => {
    const parts = [
      "<at>",
      "<at",
      "<blockquote ",
      "&nbsp;",
      "&#",
      "**1",
      "*",
      "<a ",
      "\n",
      " ",
      "@",
      "<li",
    ];
    for (const part of parts) {
      const text = part.repeat(100_000 / part.length);
      const content = `<blockquote itemtype="http://schema.skype.com/Reply">${text}`;
      const attachments = [{ contentType: "text/html", content }];
      incoming("message-personal", { text });
      incoming("message-personal", { text, textFormat: "xml" });
      incoming("message-personal", { text, attachments });
      const messagePayload = { id: "1", body: { contentType: "html", content: text } };
      incoming("extension-jot", { value: { commandId: "jot", messagePayload } });
    }
  });
});
