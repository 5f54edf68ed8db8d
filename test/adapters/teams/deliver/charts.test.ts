import { afterEach, describe, expect, it } from "vitest";
import type { Chart } from "../../../../src/core/reply.ts";
import { failureOf } from "../../slack/deliver/scene.ts";
import { CHANNEL, type Scene, setScene } from "./scene.ts";

let scene: Scene;
afterEach(() => scene.close());

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
});
