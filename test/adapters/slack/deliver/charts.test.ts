import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCharts } from "../../../../adapters/slack/deliver/charts.ts";
import { startJob } from "../../../../adapters/slack/deliver/job.ts";
import type { Chart, Reply } from "../../../../src/core/reply.ts";
import { ALL_SCOPES } from "../../../slack/fake/stage.ts";
import { failureOf, insist, type Scene, setScene } from "./scene.ts";

const chart: Chart = {
  ...{ type: "chart", kind: "bar", title: "Students served", labels: ["Sep", "Oct"] },
  series: [{ name: "Served", values: [12, 15] }],
  alt: "Served rose from 12 to 15.",
};
const withChart: Reply = { text: "Numbers", blocks: [chart, { type: "divider" }] };
const refusal = { error: "invalid_blocks" };
const posting = { method: "chat.postMessage" };

describe("a chart in Slack", () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await setScene();
  });
  afterEach(() => scene.slack.close());
  const say = () => insist(scene.deliver, scene.message(withChart));
  const shown = (at = 0) => scene.slack.channel("T1", "C1").history[at]?.blocks ?? [];
  const types = (at = 0) => shown(at).map(({ type }) => type);

  it("is drawn by Slack where the workspace takes its charts", async () => {
    await say();
    expect(types()).toContain("data_visualization");
    expect(scene.slack.uploads).toEqual([]);
  });

  it("goes as a picture, its words beside it, where the workspace does not", async () => {
    scene.slack.fail(posting, refusal);
    await say();
    const [upload] = scene.slack.uploads;
    expect(upload).toMatchObject({ altText: chart.alt, bytes: Buffer.from("a picture") });
    expect(upload?.channel, "no message of its own").toBeUndefined();
    const image = shown().find(({ type }) => type === "image");
    expect(image).toMatchObject({ slack_file: { id: upload?.id }, alt_text: chart.alt });
    expect(JSON.stringify(shown())).toContain(chart.alt);
  });

  it("goes as a picture at once for some hours after", async () => {
    scene.slack.fail(posting, refusal);
    await say();
    const before = scene.slack.calls.length;
    await say();
    expect(
      scene
        .methods()
        .slice(before)
        .filter((name) => name === "chat.postMessage"),
    ).toHaveLength(1);
    expect(types(1)).toContain("image");
  });

  it("waits for Slack to get a picture ready, and sends the same one", async () => {
    scene.slack.fail({ ...posting, times: 3 }, refusal);
    const { attempts } = await say();
    expect(attempts).toBe(3);
    expect(scene.slack.uploads).toHaveLength(1);
    expect(types()).toContain("image");
  });

  it("goes in words where pictures are refused as well", async () => {
    scene.slack.fail({ ...posting, times: 5 }, refusal);
    await say();
    expect(types()).not.toContain("image");
    expect(types()).toContain("table");
  });

  it("is given up where even the words are refused", async () => {
    scene.slack.fail({ ...posting, times: 6 }, refusal);
    await expect(say()).rejects.toMatchObject({ kind: "hopeless", message: "invalid_blocks" });
  });

  it("is uploaded once, also when the message in doubt is looked for", async () => {
    scene.slack.fail(posting, refusal);
    scene.slack.fail(posting, "reset-before");
    await say();
    expect(scene.slack.uploads).toHaveLength(1);
    expect(scene.texts("C1")).toEqual(["Numbers"]);
  });

  it.each(["503", "reset-before"] as const)("waits when an upload meets %s", async (fault) => {
    scene.slack.fail(posting, refusal);
    scene.slack.fail({ method: "files.completeUploadExternal" }, fault);
    await say();
    expect(types()).toContain("image");
  });

  it("goes in words where pictures cannot be brought to Slack for long", async () => {
    scene.slack.fail(posting, refusal);
    scene.slack.fail({ method: "files.getUploadURLExternal", chance: 1 }, { retryAfter: 0 });
    const { attempts } = await say();
    expect(attempts).toBe(4);
    expect(types()).toContain("table");
  });

  it("is uploaded with no half character, and nothing like a mention, in its words", async () => {
    const alt = `<!here> ${"x".repeat(990)}😀 and more`;
    scene.slack.fail(posting, refusal);
    await insist(scene.deliver, scene.message({ text: "Numbers", blocks: [{ ...chart, alt }] }));
    const [upload] = scene.slack.uploads;
    expect(upload?.altText).toMatch(/^<\u2060!here> x+$/);
  });

  it("goes in words where the bot may upload nothing, or nothing can be drawn", async () => {
    await scene.slack.close();
    scene = await setScene({ scopes: ALL_SCOPES.filter((scope) => scope !== "files:write") });
    scene.slack.fail(posting, refusal);
    await say();
    expect(types()).toContain("table");
    await scene.slack.close();
    scene = await setScene({ drawChart: async () => Promise.reject(new Error("Numbers")) });
    scene.slack.fail(posting, refusal);
    await say();
    expect(types()).toContain("table");
    expect(scene.logged.join()).not.toContain("Numbers");
  });
});

it("is no chart of Slack's own where it would stand in a later part, which cannot be shown anew", async () => {
  const scene = await setScene();
  const text = "word ".repeat(3_500);
  await insist(scene.deliver, scene.message({ text, blocks: [{ type: "text", text }, chart] }));
  const { history } = scene.slack.channel("T1", "C1");
  const types = history.flatMap(({ blocks = [] }) => blocks.map(({ type }) => type));
  expect(history.length).toBeGreaterThan(1);
  expect(types).not.toContain("data_visualization");
  expect(types).toContain("image");
  await scene.slack.close();
});

it("other blocks that Slack refuses are a bug, and given up at once", async () => {
  const scene = await setScene();
  scene.slack.fail(posting, refusal);
  const failed = await failureOf(scene.deliver(scene.message("plain"), {}));
  expect(failed).toMatchObject({ kind: "hopeless", message: "invalid_blocks" });
  await scene.slack.close();
});

it("charts whose drawing never ends go in words while the attempt has time left", async () => {
  vi.useFakeTimers();
  const clock = { now: () => new Date() };
  const log = { error: () => 0, warn: () => 0, info: () => 0 };
  const install = { tenant: "T1", name: "", botId: "B", botUserId: "UB", scopes: ["files:write"] };
  const { render } = createCharts({
    ...{ clock, log, installs: { find: async () => install }, upload: async () => "F1" },
    drawChart: () => new Promise(() => undefined),
  });
  const job = startJob(
    {
      ...{ id: 1, cause: "c", attempt: 1, progress: { charts: "picture" } },
      to: { platform: "slack", tenant: "T1", conversation: "C1" },
      reply: { text: "Numbers", blocks: [chart, { ...chart, title: "Screened" }] },
    },
    { clock },
  );
  const parts = render(job);
  await vi.advanceTimersByTimeAsync(20_000);
  const shown = JSON.stringify(await parts);
  expect(shown).toContain("Screened");
  expect(shown).not.toContain("slack_file");
  vi.useRealTimers();
});
