import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCharts } from "../../../../adapters/teams/deliver/charts.ts";
import { startJob } from "../../../../adapters/teams/deliver/job.ts";
import { TEAMS } from "../../../../adapters/teams/limits.ts";
import { createPainter } from "../../../../src/charts/draw.ts";
import type { Delivery } from "../../../../src/core/ports.ts";
import type { Chart, Reply } from "../../../../src/core/reply.ts";
import { shipped } from "../../../bot.ts";
import { failureOf } from "../../slack/deliver/scene.ts";
import { again, CHANNEL, type Scene, setScene } from "./scene.ts";

let scene: Scene;

const chart: Chart = {
  ...{ type: "chart", kind: "bar", title: "Students seen", labels: ["Jan", "Feb"] },
  ...{ series: [{ name: "Clinic", values: [12, 14] }], alt: "12 in January, 14 in February" },
};
/** One that Teams' own charts cannot show: two months of the same name. */
const odd: Chart = { ...chart, labels: ["Jan", "Jan"] };

const reply = (...blocks: Chart[]) => ({ text: "numbers", blocks });
const cards = () => scene.teams.room(CHANNEL).history.map(({ body }) => JSON.stringify(body));
const PICTURE = "data:image/png;base64,";

describe("charts in Teams", () => {
  afterEach(() => scene.close());

  it("are drawn by Teams itself, with words beside them", async () => {
    scene = await setScene();
    await scene.deliver(scene.message(reply(chart)), {});
    expect(cards()[0]).toContain("Chart.VerticalBar");
    expect(cards()[0]).toContain(chart.alt);
  });

  it("are pictures where Teams has no such chart, when they fit a card", async () => {
    scene = await setScene();
    await scene.deliver(scene.message(reply(odd)), {});
    expect(cards()[0]).toContain(PICTURE);
    const large = async () => Buffer.alloc(60_000);
    await scene.newProcess({ drawChart: large })(scene.message(reply(odd)), {});
    expect(cards()[1]).not.toContain(PICTURE);
    expect(cards()[1]).toContain(chart.alt);
  });

  it("are pictures, and then words, where a card with them is refused; the next is not tried", async () => {
    scene = await setScene();
    scene.teams.fail({ method: "send" }, { status: 400 });
    const { deliver } = scene;
    await deliver(scene.message(reply(chart)), {});
    expect(cards()[0]).toContain(PICTURE);
    await deliver(scene.message(reply(chart)), {});
    expect(cards()[1]).toContain(PICTURE);
    expect(scene.teams.calls).toHaveLength(3);
    scene.teams.fail({ method: "send" }, { status: 400 });
    await deliver(scene.message(reply(chart)), {});
    expect(cards()[2]).not.toContain(PICTURE);
    expect(cards()[2]).toContain(chart.alt);
  });

  it("change nothing about a refusal that is not theirs", async () => {
    scene = await setScene();
    scene.teams.fail({ method: "send" }, { status: 403 });
    const failed = await failureOf(scene.deliver(scene.message(reply(chart)), {}));
    expect(failed.message).toBe("ForbiddenOperationException");
    expect(scene.teams.calls).toHaveLength(1);
  });

  it("stay as they are once a part of the message stands", async () => {
    scene = await setScene();
    const text = { type: "text" as const, text: `${"x".repeat(3_900)} `.repeat(8) };
    const connector = {
      ...scene.connector,
      async send(...args: Parameters<typeof scene.connector.send>) {
        const id = await scene.connector.send(...args);
        scene.teams.fail({ method: "send" }, { status: 400 });
        return id;
      },
    };
    const message = scene.message({ text: "numbers", blocks: [text, chart] });
    const failed = await failureOf(scene.newProcess({ connector })(message, {}));
    expect(failed).toMatchObject({ kind: "hopeless", message: "BadArgument" });
    expect(failed.progress?.charts).toBe("native");
  });

  it("that are shown in another way leave no card cut as it was before", async () => {
    scene = await setScene();
    scene.teams.fail({ method: "send" }, { status: 413 });
    scene.teams.fail({ method: "send" }, { status: 400 });
    await scene.deliver(scene.message(reply(chart, chart)), {});
    expect(cards()).toHaveLength(1);
    expect(cards()[0]).toContain(PICTURE);
  });

  it("go out in words when none can be drawn", async () => {
    scene = await setScene();
    const drawChart = () => Promise.reject(new Error("no words of the chart in the log"));
    await scene.newProcess({ drawChart })(scene.message(reply(odd)), {});
    expect(cards()[0]).toContain(chart.alt);
    expect(scene.logged.join()).not.toContain("no words");
  });

  it("are shown by Teams without pictures where those are what it will not take", async () => {
    scene = await setScene();
    scene.teams.fail({ method: "send", times: 2 }, { status: 400 });
    for (let n = 0; n < 2; n++) {
      await scene.deliver(scene.message(reply(chart)), {});
      expect(cards()[n]).toContain("Chart.VerticalBar");
      expect(cards()[n]).not.toContain(PICTURE);
    }
    expect(scene.teams.calls, "three calls for the first, one for the second").toHaveLength(4);
  });

  it("are asked for anew after some hours, and at once where the card itself was wrong", async () => {
    let now = new Date("2026-11-22T16:00:00Z");
    scene = await setScene();
    const clock = { now: () => now };
    const deliver = scene.newProcess({ clock });
    scene.teams.fail({ method: "send", times: 4 }, { status: 400 });
    const failed = await failureOf(deliver(scene.message(reply(chart)), {}));
    expect(failed).toMatchObject({ kind: "hopeless", message: "BadArgument" });
    const show = async () => {
      await deliver(scene.message(reply(chart)), {});
      return cards().at(-1);
    };
    expect(await show()).toContain("Chart.VerticalBar");
    scene.teams.fail({ method: "send" }, { status: 400 });
    expect(await show()).not.toContain("Chart.VerticalBar");
    now = new Date(now.getTime() + 5 * 3_600_000);
    expect(await show()).not.toContain("Chart.VerticalBar");
    now = new Date(now.getTime() + 3_700_000);
    expect(await show()).toContain("Chart.VerticalBar");
  });

  it("stay in words when they were not drawn at first, since parts may stand already", async () => {
    scene = await setScene();
    scene.teams.fail({ method: "send" }, { status: 412 });
    const message = scene.message(reply(odd));
    const drawChart = () => Promise.reject(new Error("broken"));
    const failed = await failureOf(scene.newProcess({ drawChart })(message, {}));
    await scene.deliver(again(message, failed), {});
    expect(cards()[0]).not.toContain(PICTURE);
  });

  it("are drawn once for all places, and again when that failed", async () => {
    scene = await setScene();
    const drawn: string[] = [];
    const drawChart = async (one: Chart, size: string) => {
      drawn.push(`${one.title} ${size}`);
      if (drawn.length === 1) throw new Error("broken");
      return Buffer.from("a picture");
    };
    const deliver = scene.newProcess({ drawChart });
    for (let n = 0; n < 3; n++) await deliver(scene.message(reply(chart)), {});
    await deliver(scene.message(reply({ ...chart, title: "Another" })), {});
    const seen = "Students seen small";
    expect(drawn).toEqual([seen, seen, "Another small"]);
    expect(cards().map((card) => card.includes(PICTURE))).toEqual([false, true, true, true]);
  });
});

describe("a picture behind a chart", () => {
  const painter = createPainter({ words: shipped.words });
  const text = (characters: number) => ({
    type: "text" as const,
    text: "x ".repeat(characters / 2),
  });
  const log = { error: () => undefined, warn: () => undefined, info: () => undefined };
  const clock = { now: () => new Date() };
  const png = (bytes: number) => ({ drawChart: async () => Buffer.alloc(bytes) });
  const none = { drawChart: async () => Promise.reject(new Error("broken")) };
  type Draw = Parameters<typeof createCharts>[0]["drawChart"];

  const parts = async ({ drawChart }: { drawChart: Draw }, blocks: Reply["blocks"]) => {
    const to = { platform: "teams" as const, tenant: "t", conversation: CHANNEL };
    const message = { id: 1, cause: "c", attempt: 1, to, reply: { text: "numbers", blocks } };
    return createCharts({ clock, log, drawChart }).render(
      startJob(message as Delivery, { clock }),
      [],
    );
  };
  const pictures = (shown: object) => JSON.stringify(shown).split(PICTURE).length - 1;
  const bodies = (all: Awaited<ReturnType<typeof parts>>) =>
    all.map(({ attachments: [{ content }] }) => content.body);

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });
  afterEach(() => vi.useRealTimers());

  it("is what clients show that know no charts, with its words", async () => {
    vi.useRealTimers();
    await painter.drawChart(chart);
    const [shown] = bodies(await parts(painter, [chart]));
    painter.close();
    expect(shown?.[0]).toMatchObject({
      type: "Chart.VerticalBar",
      fallback: {
        type: "Container",
        items: [{ type: "Image", url: expect.stringContaining(PICTURE), altText: chart.alt }],
      },
    });
    expect(JSON.stringify(shown?.[1])).toContain(chart.alt);
  });

  it("never makes a message longer, nor moves what stands in another part of it", async () => {
    for (const characters of [0, 4_000, 9_000, 14_000, 19_000, 22_000]) {
      const blocks = [text(characters), chart, text(3_000), { ...chart, title: "b" }, text(2_000)];
      const plain = bodies(await parts(none, blocks)).map((body) => body.length);
      const backed = await parts(png(9_000), blocks);
      expect(bodies(backed).map((body) => body.length)).toEqual(plain);
      for (const part of backed)
        expect(JSON.stringify(part.attachments).length).toBeLessThanOrEqual(TEAMS.cardBytes);
    }
  });

  it("stands behind as many charts as there is room for, the first ones first", async () => {
    const three = ["a", "b", "c"].map((title) => ({ ...chart, title }));
    expect(pictures(await parts(png(4_000), three))).toBe(3);
    expect(pictures(await parts(png(6_000), three))).toBe(2);
    const [shown] = bodies(await parts(png(9_000), three));
    expect(shown?.map((one) => pictures(one))).toEqual([1, 0, 0, 0, 0, 0]);
    expect(JSON.stringify(shown?.[2]), "a table in its place").toContain('"Table"');
  });

  it("never takes the place of a chart that has much to show", async () => {
    const labels = Array.from({ length: 60 }, (_, n) => `Week ${n}`);
    const series = ["a", "b", "c", "d"].map((name) => ({ name, values: labels.map((_, n) => n) }));
    const large = { ...chart, kind: "line" as const, labels, series };
    const first = async (bytes: number) => bodies(await parts(png(bytes), [large]))[0] ?? [];
    const [backed] = await first(8_000);
    expect(backed).toMatchObject({ type: "Chart.Line", fallback: { items: [{ type: "Image" }] } });
    const [alone, words] = await first(11_900);
    expect(alone?.type).toBe("Chart.Line");
    expect(alone?.fallback === "drop", "no room for a picture or a table").toBe(true);
    expect(JSON.stringify(words)).toContain(chart.alt);
  });

  it("is waited for four seconds, and one in a chart's place eight, however many there are", async () => {
    const never = { drawChart: () => new Promise<Buffer>(() => undefined) };
    const timed = async (blocks: Reply["blocks"]) => {
      let done = false;
      void parts(never, blocks).then(() => {
        done = true;
      });
      let ms = 0;
      for (; !done && ms < 20_000; ms += 500) await vi.advanceTimersByTimeAsync(500);
      return ms;
    };
    expect(await timed([chart, { ...chart, title: "b" }])).toBe(4_000);
    expect(await timed([odd, { ...odd, title: "b" }, chart])).toBe(8_000);
  });
});
