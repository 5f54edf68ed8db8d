import { afterEach, describe, expect, it } from "vitest";
import { afterCrash, failureOf } from "../../slack/deliver/scene.ts";
import { ANA, again, BEN, CHANNEL, long, type Scene, setScene } from "./scene.ts";

let scene: Scene;
afterEach(() => scene.close());

const cardsOf = (place: string) =>
  scene.teams.room(place).history.map(({ body }) => JSON.stringify(body));

describe("a message whose fate is unknown", () => {
  const REPEAT = "teams.may-be-repeat";

  it.each([{ status: 502, after: true } as const, "reset-after", "reset"] as const)(
    "is held where several people read it: %j",
    async (fault) => {
      scene = await setScene();
      scene.teams.fail({ method: "send" }, fault);
      const failed = await failureOf(scene.deliver(scene.message("x"), {}));
      expect(failed.kind).toBe("ambiguous");
      expect(failed.retryAt).toBeUndefined();
    },
  );

  it.each([
    ["was accepted", { status: 504, after: true } as const, 2],
    ["was not", { status: 504 }, 1],
  ])("is said again to one person, who is told, when the first %s", async (_, fault, count) => {
    scene = await setScene();
    scene.teams.fail({ method: "send" }, fault);
    const message = scene.message("x", scene.to(ANA));
    const failed = await failureOf(scene.deliver(message, {}));
    expect(failed).toMatchObject({ kind: "ambiguous", retryAt: expect.any(Date) });
    await scene.deliver(again(message, failed), {});
    const cards = cardsOf(ANA);
    expect(cards).toHaveLength(count);
    expect(cards.filter((card) => card.includes(REPEAT))).toHaveLength(1);
    expect(cards.at(-1)).toContain(REPEAT);
  });

  it("carries the line in the one part that is in doubt", async () => {
    scene = await setScene();
    const message = scene.message(long(4), scene.to(ANA));
    await scene.deliver(afterCrash(message), {});
    const marked = cardsOf(ANA).map((card) => card.includes(REPEAT));
    expect(marked.slice(0, 2)).toEqual([true, false]);
    expect(marked.filter(Boolean)).toHaveLength(1);
  });

  it("keeps in mind over a later failure what it settled, and no longer than that", async () => {
    scene = await setScene();
    const message = afterCrash(scene.message(long(4), scene.to(ANA)));
    let count = 0;
    const connector = {
      ...scene.connector,
      send: (...args: Parameters<typeof scene.connector.send>) => {
        if (++count === 2) scene.teams.fail({ method: "send" }, { status: 429 });
        return scene.connector.send(...args);
      },
    };
    const failed = await failureOf(scene.newProcess({ connector })(message, {}));
    const next = again(message, failed);
    // An attempt without a word in between: whatever came before says nothing of it.
    const lost = scene.teams.room(ANA).history.length;
    await scene.newProcess()(afterCrash(next), {});
    const marked = cardsOf(ANA).map((card) => card.includes(REPEAT));
    expect(marked[0]).toBe(true);
    expect(marked[lost]).toBe(true);
    scene.teams.room(ANA).history.length = lost;
    await scene.newProcess()(next, {});
    expect(cardsOf(ANA).filter((card) => card.includes(REPEAT))).toHaveLength(1);
  });

  it("is told of once, however often the parts after it have to wait", async () => {
    scene = await setScene();
    let message = afterCrash(scene.message(long(4), scene.to(ANA)));
    let count = 0;
    const connector = {
      ...scene.connector,
      send: (...args: Parameters<typeof scene.connector.send>) => {
        if (++count > 1) scene.teams.fail({ method: "send" }, { status: 429 });
        return scene.connector.send(...args);
      },
    };
    const busy = scene.newProcess({ connector });
    for (let n = 0; n < 3; n++) message = again(message, await failureOf(busy(message, {})));
    await scene.deliver(message, {});
    const marked = cardsOf(ANA).map((card) => card.includes(REPEAT));
    expect(marked.filter(Boolean)).toHaveLength(1);
    expect(marked[0]).toBe(true);
  });

  it("is told of a second time when a later part is in doubt as well", async () => {
    scene = await setScene();
    const message = afterCrash(scene.message(long(6), scene.to(ANA)));
    let count = 0;
    const connector = {
      ...scene.connector,
      send: (...args: Parameters<typeof scene.connector.send>) => {
        if (++count === 2) scene.teams.fail({ method: "send" }, { status: 504, after: true });
        return scene.connector.send(...args);
      },
    };
    const failed = await failureOf(scene.newProcess({ connector })(message, {}));
    await scene.deliver(again(message, failed), {});
    const marked = cardsOf(ANA).map((card) => card.includes(REPEAT));
    expect(marked.slice(0, 3)).toEqual([true, false, true]);
    expect(marked.slice(3)).not.toContain(true);
  });

  it("is held after a crash where several people read it, until an operator says to go on", async () => {
    scene = await setScene();
    const message = scene.message("x");
    const failed = await failureOf(scene.deliver(afterCrash(message), {}));
    expect(failed).toMatchObject({ kind: "ambiguous", message: "in_doubt", retryAt: undefined });
    expect(scene.teams.calls).toEqual([]);
    await scene.deliver({ ...message, attempt: 3 }, {});
    expect(scene.texts(CHANNEL)).toEqual(["x"]);
  });

  it("may be changed and deleted again, however that went", async () => {
    scene = await setScene();
    const old = await scene.deliver(scene.message(long(3)), {});
    for (const method of ["update", "remove"]) {
      scene.teams.fail({ method }, { status: 502, after: true });
    }
    let message = scene.message("new");
    for (let n = 0; n < 2; n++) {
      const failed = await failureOf(scene.deliver(message, { replaces: old }));
      expect(failed.kind).toBe("not-sent");
      message = again(message, failed);
    }
    await scene.deliver(afterCrash(message), { replaces: old });
    expect(scene.texts(CHANNEL)).toEqual(["new"]);
  });

  it.each(["update", "remove", "create"])(
    "waits as long as Teams says before it is %sd again",
    async (method) => {
      scene = await setScene();
      const old = await scene.deliver(scene.message(long(3)), {});
      scene.teams.fail({ method }, { status: 429, retryAfter: 70 });
      const message =
        method === "create" ? scene.message("x", scene.to(BEN)) : scene.message("new");
      const failed = await failureOf(scene.deliver(message, { replaces: old }));
      expect(failed.kind).toBe("not-sent");
      expect(failed.retryAt?.getTime()).toBeGreaterThan(Date.now() + 60_000);
    },
  );

  it("is held in the end, lest one person be told the same all day", async () => {
    scene = await setScene();
    scene.teams.fail({ method: "send" }, { status: 504 });
    const often = { ...scene.message("x", scene.to(ANA)), doubts: 20, attempt: 21 };
    const failed = await failureOf(scene.deliver(often, {}));
    expect(failed).toMatchObject({ kind: "ambiguous", retryAt: undefined });
  });

  it("of a conversation that was to be opened is asked for again", async () => {
    scene = await setScene();
    scene.teams.fail({ method: "create" }, "reset-after");
    const message = scene.message("x", scene.to(BEN));
    const failed = await failureOf(scene.deliver(message, {}));
    expect(failed.kind).toBe("not-sent");
    await scene.deliver(again(message, failed), {});
    expect(scene.texts(BEN)).toEqual(["x"]);
  });
});
