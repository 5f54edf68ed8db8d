import { afterEach, expect, it, vi } from "vitest";
import { failureOf, setScene } from "./scene.ts";

afterEach(() => vi.useRealTimers());

it("no call begins after fifteen seconds, and the next attempt goes on from there", async () => {
  const scene = await setScene();
  vi.useFakeTimers({ toFake: ["performance"] });
  let calls = 0;
  const slow = scene.newProcess({
    call: async (...all) => {
      calls++;
      const answer = await scene.call(...all);
      vi.advanceTimersByTime(15_001);
      return answer;
    },
  });
  const message = scene.message("word ".repeat(6_000));
  const failed = await failureOf(slow(message, {}));
  expect(failed).toMatchObject({ kind: "not-sent", retryAt: expect.any(Date) });
  expect(failed.progress).toMatchObject({ ts: scene.slack.channel("T1", "C1").history[0]?.ts });
  expect(calls).toBe(1);
  await scene.slack.close();
});

it("whatever is sent, changed or shown, Slack is told to read nothing into it", async () => {
  const scene = await setScene();
  const typed = "<!channel> @here https://evil.example #general";
  const replaces = await scene.deliver(scene.message(typed), {});
  await scene.deliver(scene.message(typed), { replaces });
  await scene.deliver(scene.message(typed, { privateTo: "U1" }), {});
  const said = scene.slack.calls.filter(({ method }) => /^chat\.(post|update)/.test(method));
  expect(said.map(({ method }) => method)).toEqual([
    ...["chat.postMessage", "chat.update", "chat.postEphemeral"],
  ]);
  for (const { args } of said) {
    expect(args).toMatchObject({ parse: "none" });
    expect(String(args.link_names)).toBe("false");
    expect(args).not.toHaveProperty("reply_broadcast");
    expect(String(args.text)).not.toContain("<!");
  }
  await scene.slack.close();
});
