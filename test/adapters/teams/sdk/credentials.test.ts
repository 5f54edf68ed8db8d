import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createConnector } from "../../../../adapters/teams/sdk/connector.ts";
import { createTokens } from "../../../../adapters/teams/sdk/credentials.ts";
import { failureOf } from "../../slack/deliver/scene.ts";
import { CHANNEL, type Scene, setScene, TENANT } from "../deliver/scene.ts";

let scene: Scene;
afterEach(() => scene.close());

const saying = { type: "message" as const, text: "private words" };
const clock = { now: () => new Date() };
const spot = () => ({
  ...{ serviceUrl: scene.teams.serviceUrl(TENANT), tenant: TENANT, conversation: CHANNEL },
});

describe("the bot's own token", () => {
  it("is fetched once for many messages at once, and kept", async () => {
    scene = await setScene();
    const many = Array.from({ length: 5 }, () => scene.connector.send(spot(), saying));
    await Promise.all(many);
    await scene.connector.send(spot(), saying);
    expect(scene.teams.login.given()).toBe(1);
  });

  it("is fetched anew, once for all, when Teams takes it no longer", async () => {
    scene = await setScene();
    await scene.connector.send(spot(), saying);
    scene.teams.login.expire();
    const many = Array.from({ length: 5 }, () => scene.connector.send(spot(), saying));
    await Promise.all(many);
    expect(scene.teams.login.given()).toBe(2);
    expect(scene.texts(CHANNEL)).toHaveLength(6);
  });

  it("is asked for no third time when Teams does not know the bot, and the message waits", async () => {
    scene = await setScene();
    scene.teams.fail({ method: "send", times: 9 }, { status: 401 });
    const failed = await failureOf(scene.connector.send(spot(), saying));
    expect(failed).toMatchObject({ kind: "not-sent", message: "BotNotRegistered" });
    expect(scene.teams.calls).toHaveLength(2);
  });

  it.each([
    ["a wrong password", { password: "secret-that-is-wrong" }, undefined, "invalid_client"],
    ["a login server in trouble", {}, { status: 503 }, "connection_lost"],
    ["a login server that says nothing", {}, "hang" as const, "timeout"],
    ["a line that breaks", {}, "reset" as const, "UND_ERR_SOCKET"],
  ])("says why there is none: %s", async (_, wrong, fault, code) => {
    scene = await setScene();
    const path = `/${TENANT}/oauth2/v2.0/token`;
    if (fault) scene.teams.fail({ method: path }, fault);
    const settings = { ...scene.settings, ...wrong };
    const connector = await createConnector({ settings, clock, timeoutMs: 2_000 });
    const failed = await failureOf(connector.send(spot(), saying));
    expect(failed.kind).toBe("not-sent");
    expect(failed.message).toMatch(/^no_token:/);
    expect([`no_token:${code}`, "no_token:ECONNRESET"]).toContain(failed.message);
    expect(scene.teams.calls, "nothing went out").toEqual([]);
    // Whoever logs the whole error, causes and all, logs no secret.
    expect(inspect(failed, { depth: 9 })).not.toMatch(/secret-that-is-wrong|password-of|private/);
  });

  it.each([
    [{ message: "7000222 - AADSTS7000222: the secret s3cr3t has expired" }, "AADSTS7000222"],
    [{ message: "s3cr3t", errorCode: "invalid_grant" }, "invalid_grant"],
    [{ message: "s3cr3t", errorCode: "Bearer s3cr3t" }, "connection_lost"],
    [{ message: "s3cr3t", cause: { code: "ENOTFOUND" } }, "ENOTFOUND"],
    [{ message: "s3cr3t", name: "TimeoutError" }, "timeout"],
  ])("that could not be had leaves a code and nothing else: %j", async (thrown, code) => {
    scene = await setScene();
    const fetching = vi.spyOn(globalThis, "fetch");
    fetching.mockRejectedValueOnce(Object.assign(new Error(thrown.message), thrown));
    const failed = await failureOf((await createTokens(scene.settings)).token());
    fetching.mockRestore();
    expect(failed.message).toBe(`no_token:${code}`);
    expect(inspect(failed, { depth: 9, showHidden: true })).not.toContain("s3cr3t");
  });

  it("is fetched again for the next message when it could not be had", async () => {
    scene = await setScene();
    scene.teams.fail({ method: `/${TENANT}/oauth2/v2.0/token` }, { status: 503 });
    const tokens = await createTokens(scene.settings);
    await failureOf(tokens.token());
    expect(await tokens.token()).toMatch(/./);
  });

  it("does not follow a login server elsewhere, with the password", async () => {
    scene = await setScene();
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(request.url ?? "");
      response.writeHead(307, { location: "/elsewhere" }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const tokens = await createTokens({
      ...scene.settings,
      loginUrl: `http://127.0.0.1:${port}/t`,
    });
    expect((await failureOf(tokens.token())).kind).toBe("not-sent");
    expect(seen).toEqual(["/t/oauth2/v2.0/token"]);
    server.close();
  });

  it("is in no error of the connector", async () => {
    scene = await setScene();
    scene.teams.fail({ method: "send" }, { status: 500 });
    const failed = await failureOf(scene.connector.send(spot(), saying));
    expect(inspect(failed, { depth: 9, showHidden: true })).not.toMatch(/bearer-|private words/i);
  });

  it("is not there for a bot that nobody asks who it is", async () => {
    scene = await setScene();
    const { appId: _, password: __, ...anonymous } = scene.settings;
    const tokens = await createTokens(anonymous);
    expect(await tokens.token()).toBeUndefined();
    expect(scene.teams.login.given()).toBe(0);
  });

  it("comes by MSAL for one tenant or many, and from the machine for a managed identity", async () => {
    scene = await setScene();
    const { loginUrl: _, ...real } = scene.settings;
    // Without a network each fails, in its own way and within its time.
    for (const type of ["SingleTenant", "MultiTenant", "UserAssignedMSI"] as const) {
      const tokens = await createTokens({ ...real, type }, 300);
      const failed = await failureOf(tokens.token());
      expect(failed.message).toMatch(/^no_token:\w+$/);
      expect(inspect(failed, { depth: 9 })).not.toContain(real.password);
    }
  });
});
