import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCall } from "../../../../adapters/slack/deliver/call.ts";
import type { Fault } from "../../../slack/fake/faults.ts";
import { failureOf, type Scene, setScene, TOKEN } from "./scene.ts";

const SECRET = "the words of the message";

describe("a call of Slack's Web API", () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await setScene({ timeoutMs: 500 });
  });
  afterEach(() => scene.slack.close());

  const post = () => scene.call("T1", "chat.postMessage", { channel: "C1", text: SECRET });

  it("resolves with what Slack answered", async () => {
    expect(await post()).toMatchObject({ ok: true, channel: "C1" });
  });

  it.each<[Fault, string, string]>([
    [{ retryAfter: 30 }, "not-sent", "ratelimited"],
    ["500", "ambiguous", "http_500"],
    ["503", "ambiguous", "http_503"],
    ["5xx-after", "ambiguous", "http_503"],
    ["timeout", "ambiguous", "timeout"],
    ["timeout-after", "ambiguous", "timeout"],
    ["reset-before", "ambiguous", "ECONNRESET"],
    ["reset-after", "ambiguous", "ECONNRESET"],
    ["garbage", "ambiguous", "unreadable_answer"],
    [{ error: "fatal_error" }, "ambiguous", "fatal_error"],
    [{ error: "internal_error" }, "ambiguous", "internal_error"],
    [{ error: "rate_limited" }, "not-sent", "rate_limited"],
    [{ error: "team_added_to_org" }, "not-sent", "team_added_to_org"],
    [{ error: "channel_not_found" }, "hopeless", "channel_not_found"],
    [{ error: "not_in_channel" }, "hopeless", "not_in_channel"],
    [{ error: "is_archived" }, "hopeless", "is_archived"],
    [{ error: "invalid_blocks" }, "hopeless", "invalid_blocks"],
    [{ error: "msg_too_long" }, "hopeless", "msg_too_long"],
    [{ error: "restricted_action" }, "hopeless", "restricted_action"],
  ])("that meets %j is %s: %s", async (fault, kind, message) => {
    scene.slack.fail({}, fault);
    expect(await failureOf(post())).toMatchObject({ kind, message });
    expect(scene.slack.calls, "tried once").toHaveLength(1);
    expect(scene.removed).toEqual([]);
  });

  it("says when to come back, as Slack asked", async () => {
    scene.slack.fail({}, { retryAfter: 30 });
    const wait = ((await failureOf(post())).retryAt?.getTime() ?? 0) - Date.now();
    expect(wait).toBeGreaterThan(29_000);
    expect(wait).toBeLessThanOrEqual(30_000);
  });

  it("names the scope that is missing", async () => {
    await scene.slack.close();
    scene = await setScene({ scopes: ["commands"] });
    const failed = await failureOf(post());
    expect(failed).toMatchObject({ kind: "hopeless", message: "missing_scope:chat:write" });
  });

  it.each(["token_revoked", "account_inactive", "invalid_auth", "token_expired"] as const)(
    "removes the tenant whose token is refused with %s, and calls Slack no more for it",
    async (state) => {
      scene.slack.refuseToken(TOKEN, state);
      expect(await failureOf(post())).toMatchObject({ kind: "hopeless", message: state });
      expect(scene.removed).toEqual([`T1 ${state}`]);
      const before = scene.slack.calls.length;
      expect(await failureOf(post())).toMatchObject({ message: "app_uninstalled" });
      expect(scene.slack.calls).toHaveLength(before);
    },
  );

  it("keeps the tenant when only the person's account is closed", async () => {
    scene.slack.fail({ method: "chat.postMessage" }, { error: "account_inactive" });
    expect(await failureOf(post())).toMatchObject({ kind: "hopeless" });
    expect(scene.removed).toEqual([]);
  });

  it.each<
    [string, "token_expired" | "token_revoked", (asked: number, expired?: string) => boolean]
  >([
    ["an expired token", "token_expired", (_, expired) => expired === "xoxb-0-old"],
    ["a token of an installation made anew since", "token_revoked", (asked) => asked > 1],
  ])("tries once more with the one that took its place: %s", async (_, state, replaced) => {
    scene.slack.addWorkspace({ team: "T0", token: "xoxb-0-old" });
    scene.slack.refuseToken("xoxb-0-old", state);
    let asked = 0;
    const call = createCall({
      installs: {
        token: async (__, expired) => (replaced(++asked, expired) ? TOKEN : "xoxb-0-old"),
        remove: async () => Promise.reject(new Error("removed")),
      },
      clock: { now: () => new Date() },
      log: { error: () => 0, warn: () => 0, info: () => 0 },
      apiUrl: scene.slack.url,
    });
    expect(await call("T1", "auth.test", {})).toMatchObject({ ok: true });
  });

  it("asks nothing once getting a token took so long that another process may have the message", async () => {
    const begun = performance.now();
    const now = vi.spyOn(performance, "now");
    const call = createCall({
      installs: {
        token: async () => {
          now.mockReturnValue(begun + 20_000);
          return TOKEN;
        },
        remove: async () => undefined,
      },
      clock: { now: () => new Date() },
      log: { error: () => 0, warn: () => 0, info: () => 0 },
      apiUrl: scene.slack.url,
    });
    const failed = await failureOf(call("T1", "auth.test", {}));
    now.mockRestore();
    expect(failed).toMatchObject({ kind: "not-sent", message: "took_too_long" });
    expect(scene.slack.calls).toEqual([]);
  });

  it("knows that nothing was sent where nobody answers, or no such host is", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const to = (apiUrl: string) =>
      createCall({
        installs: { token: async () => TOKEN, remove: async () => undefined },
        clock: { now: () => new Date() },
        log: { error: () => 0, warn: () => 0, info: () => 0 },
        apiUrl,
      })("T1", "auth.test", {});
    const refused = await failureOf(to(`http://127.0.0.1:${port}/api/`));
    expect(refused).toMatchObject({ kind: "not-sent", message: "ECONNREFUSED" });
    const nowhere = await failureOf(to("http://slack.invalid/api/"));
    expect(nowhere.kind).toBe("not-sent");
    expect(nowhere.message).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
  });

  it("never repeats what was said, or a token, in an error or the log", async () => {
    const faults: Fault[] = ["garbage", "500", "reset-after", { error: SECRET }];
    for (const fault of faults) {
      scene.slack.fail({}, fault);
      const failed = await failureOf(post());
      expect(`${failed.message} ${failed.stack} ${failed.cause}`).not.toMatch(/words of|xoxb/);
    }
    expect(scene.logged.join()).not.toMatch(/words of|xoxb/);
  });
});
