import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { renderTeams } from "../../../../adapters/teams/render.ts";
import { createConnector } from "../../../../adapters/teams/sdk/connector.ts";
import { DeliveryError } from "../../../../src/core/delivery.ts";
import type { Fault } from "../../../teams/fake/call.ts";
import { ANA, CHANNEL, CHAT, type Scene, setScene, TENANT } from "../deliver/scene.ts";

let scene: Scene;
afterEach(() => scene.close());

const saying = { type: "message" as const, text: "private words" };

/** How a call went wrong; fails the test where it did not. */
async function failureOf(call: Promise<unknown>): Promise<DeliveryError> {
  const error = await call.then(
    () => new Error("went well"),
    (thrown: unknown) => thrown,
  );
  if (error instanceof DeliveryError) return error;
  throw error;
}

const spot = (conversation = CHANNEL) => ({
  ...{ serviceUrl: scene.teams.serviceUrl(TENANT), tenant: TENANT, conversation },
});

const summary = ({ kind, message }: DeliveryError) => `${kind} ${message}`;

/** A server that answers everything in one way; counts what reaches it. */
async function answering(status: number, headers: Record<string, string>, body = "") {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { seen, host, close: () => server.close() };
}

describe("a request to the Bot Connector", () => {
  const failures: [Fault, string][] = [
    [{ status: 412 }, "not-sent PreconditionFailed"],
    [{ status: 429, retryAfter: 7 }, "not-sent Throttled"],
    [{ status: 400 }, "hopeless BadArgument"],
    [{ status: 403 }, "hopeless ForbiddenOperationException"],
    [{ status: 404 }, "hopeless ConversationNotFound"],
    [{ status: 413 }, "hopeless MessageSizeTooBig"],
    [{ status: 408 }, "ambiguous Error"],
    [{ status: 500 }, "ambiguous ServiceError"],
    [{ status: 502, after: true }, "ambiguous ServiceError"],
    [{ status: 503 }, "ambiguous ServiceUnavailable"],
    [{ status: 504 }, "ambiguous GatewayTimeout"],
    ["hang", "ambiguous timeout"],
    ["hang-after", "ambiguous timeout"],
    ["reset", "ambiguous ECONNRESET"],
    ["reset-after", "ambiguous ECONNRESET"],
  ];

  it.each(failures)("that meets %j is made once, and is %s", async (fault, expected) => {
    scene = await setScene(String(fault).startsWith("hang") ? { timeoutMs: 1_500 } : {});
    scene.teams.fail({ method: "send" }, fault);
    expect(summary(await failureOf(scene.connector.send(spot(), saying)))).toBe(expected);
    expect(scene.teams.calls).toHaveLength(1);
  });

  it("keeps what Teams says of when to ask again", async () => {
    scene = await setScene({ now: () => new Date("2026-11-22T16:00:00Z") });
    scene.teams.fail({ method: "send" }, { status: 429, retryAfter: 7 });
    const { retryAt } = await failureOf(scene.connector.send(spot(), saying));
    expect(retryAt).toEqual(new Date("2026-11-22T16:00:07Z"));
  });

  it.each([
    ["Sun, 22 Nov 2026 16:00:07 GMT", 7],
    ["Sun, 22 Nov 2026 15:00:00 GMT", 0],
    ["Mon, 23 Nov 2026 16:00:00 GMT", 3_600],
    ["7200", 3_600],
    ["soon", 0],
  ])("takes %s for a wait by the time Teams lives in, whatever ours is", async (said, seconds) => {
    scene = await setScene();
    const busy = await answering(429, { "retry-after": said });
    const settings = { ...scene.settings, serviceHosts: [busy.host] };
    const clock = { now: () => new Date("2027-03-01T09:00:00Z") };
    const wall = { now: () => new Date("2026-11-22T16:00:00Z") };
    const connector = await createConnector({ settings, clock, wall });
    const there = { ...spot(), serviceUrl: `http://${busy.host}/amer/` };
    const { retryAt } = await failureOf(connector.send(there, saying));
    expect(retryAt).toEqual(new Date(clock.now().getTime() + seconds * 1_000));
    busy.close();
  });

  it("that nobody answers was not sent", async () => {
    scene = await setScene();
    const gone = await answering(200, {});
    gone.close();
    const settings = { ...scene.settings, serviceHosts: [gone.host] };
    const connector = await createConnector({ settings, clock: { now: () => new Date() } });
    const there = { ...spot(), serviceUrl: `http://${gone.host}/amer/` };
    expect(summary(await failureOf(connector.send(there, saying)))).toBe("not-sent ECONNREFUSED");
  });

  it("says, changes and deletes", async () => {
    scene = await setScene();
    const id = await scene.connector.send(spot(), saying);
    await scene.connector.update(spot(), id, { type: "message", text: "other words" });
    expect(scene.texts(CHANNEL)).toEqual(["other words"]);
    await scene.connector.remove(spot(), id);
    expect(scene.texts(CHANNEL)).toEqual([]);
  });

  it("shows a targeted message to one person alone, card and all", async () => {
    scene = await setScene({ targeted: true });
    const attachments = [{ contentType: "application/json", content: { deep: [1, { two: 2 }] } }];
    await scene.connector.send(spot(), { ...saying, attachments }, ANA);
    const [message] = scene.teams.room(CHANNEL).history;
    expect(message).toMatchObject({ onlyFor: ANA, body: { attachments } });
    expect(message?.body.recipient).toEqual({ id: ANA, isTargeted: true });
  });

  it("opens a person's own conversation, the same one each time", async () => {
    scene = await setScene();
    const url = scene.teams.serviceUrl(TENANT);
    const first = await scene.connector.openPersonal(url, TENANT, ANA);
    expect(first).toBe(scene.teams.room(ANA).id);
    expect(await scene.connector.openPersonal(url, TENANT, ANA)).toBe(first);
  });

  it.each([
    "https://evil.trafficmanager.net/amer/",
    "https://smba.trafficmanager.net.evil.com/amer/",
    "https://smba.trafficmanager.net@evil.example/amer/",
    "http://smba.trafficmanager.net/amer/",
    "https://smba.trafficmanager.net:8443/amer/",
  ])("never goes to %s", async (serviceUrl) => {
    scene = await setScene();
    const bad = { ...spot(), serviceUrl };
    const calls = [
      scene.connector.send(bad, saying),
      scene.connector.update(bad, "1", saying),
      scene.connector.remove(bad, "1"),
      scene.connector.openPersonal(serviceUrl, TENANT, ANA),
    ];
    for (const call of calls) {
      expect(summary(await failureOf(call))).toBe("hopeless foreign_service_url");
    }
    expect(scene.teams.login.given(), "no token was even asked for").toBe(0);
  });

  it("that is stored with another port of this machine does not reach it", async () => {
    scene = await setScene();
    const other = await answering(200, {}, "{}");
    const bad = { ...spot(), serviceUrl: `http://${other.host}/amer/` };
    expect((await failureOf(scene.connector.send(bad, saying))).kind).toBe("hopeless");
    expect(other.seen).toEqual([]);
    other.close();
  });

  it("follows no redirection, which would take the token along", async () => {
    scene = await setScene();
    const trap = await answering(200, {}, "{}");
    const statuses = [301, 302, 303, 307, 308];
    const doors = statuses.flatMap((status) => [
      { status, location: `http://${trap.host}/` },
      { status, location: "/amer/elsewhere" },
    ]);
    for (const { status, location } of doors) {
      const door = await answering(status, { location });
      const { settings } = scene;
      const serviceHosts = [door.host, trap.host];
      const clock = { now: () => new Date() };
      const connector = await createConnector({ settings: { ...settings, serviceHosts }, clock });
      const there = { ...spot(), serviceUrl: `http://${door.host}/amer/` };
      expect(summary(await failureOf(connector.send(there, saying)))).toBe(
        `not-sent http_${status}`,
      );
      expect(door.seen).toHaveLength(1);
      door.close();
    }
    expect(trap.seen).toEqual([]);
    trap.close();
  });

  it.each([
    [200, "<html>welcome</html>", "ambiguous unreadable_answer"],
    [200, '{"id":', "ambiguous unreadable_answer"],
    [403, "<html>no</html>", "hopeless http_403"],
    [403, '{"error":{"code":"private words, and more"}}', "hopeless http_403"],
    [502, "null", "ambiguous http_502"],
  ])("that is answered with %s and %s is %s", async (status, body, expected) => {
    scene = await setScene();
    const odd = await answering(status, { "content-type": "application/json" }, body);
    const settings = { ...scene.settings, serviceHosts: [odd.host] };
    const connector = await createConnector({ settings, clock: { now: () => new Date() } });
    const there = { ...spot(), serviceUrl: `http://${odd.host}/amer/` };
    expect(summary(await failureOf(connector.send(there, saying)))).toBe(expected);
    odd.close();
  });

  it.each([201, 202, 204])(
    "that is answered with %s and nothing else was taken",
    async (status) => {
      scene = await setScene();
      const terse = await answering(status, {});
      const settings = { ...scene.settings, serviceHosts: [terse.host] };
      const connector = await createConnector({ settings, clock: { now: () => new Date() } });
      const there = { ...spot(), serviceUrl: `http://${terse.host}/amer/` };
      expect(await connector.send(there, saying)).toBe("");
      await connector.update(there, "1", saying);
      await connector.remove(there, "1");
      terse.close();
    },
  );

  it("sends an activity as it was put together, in a group chat too", async () => {
    scene = await setScene();
    const own = { name: "brief", args: "1", people: [] };
    const [whole] = renderTeams({ text: "words", own }, { ownFor: [ANA] });
    if (!whole) throw new Error("nothing to send");
    expect(whole.attachments[0].content.refresh, "what the SDK knows nothing of").toBeDefined();
    await scene.connector.send(spot(CHAT), { ...whole });
    expect(scene.teams.room(CHAT).history[0]?.body).toEqual(whole);
  });
});
