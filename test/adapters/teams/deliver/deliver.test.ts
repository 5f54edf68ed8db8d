import { afterEach, describe, expect, it } from "vitest";
import { failureOf } from "../../slack/deliver/scene.ts";
import {
  ANA,
  again,
  BEN,
  CHANNEL,
  CHAT,
  long,
  type Scene,
  setScene,
  TEAM,
  TENANT,
} from "./scene.ts";

let scene: Scene;
afterEach(() => scene.close());

const cardsOf = (place: string) =>
  scene.teams.room(place).history.map(({ body }) => JSON.stringify(body));
const idsOf = (place: string) => scene.teams.room(place).history.map(({ id }) => id);

describe("delivering to Teams", () => {
  it("says a message in a channel and tells where it stands", async () => {
    scene = await setScene();
    const receipt = await scene.deliver(scene.message("hello"), {});
    expect(scene.texts(CHANNEL)).toEqual(["hello"]);
    expect(receipt).toEqual({ conversation: CHANNEL, ids: idsOf(CHANNEL)[0] });
  });

  it("changes a message in place, adds the parts it lacks and takes away those it has too many", async () => {
    scene = await setScene();
    const first = await scene.deliver(scene.message("old"), {});
    const grown = await scene.deliver(scene.message(long(4)), { replaces: first });
    expect(idsOf(CHANNEL)).toHaveLength(grown.ids?.split(",").length ?? 0);
    expect(idsOf(CHANNEL).length).toBeGreaterThan(1);
    expect(idsOf(CHANNEL)[0]).toBe(first.ids);
    await scene.deliver(scene.message("new"), { replaces: grown });
    expect(scene.texts(CHANNEL)).toEqual(["new"]);
    expect(idsOf(CHANNEL)).toEqual([first.ids]);
  });

  it("says a message anew where the old one is gone, and goes on when a part cannot be deleted", async () => {
    scene = await setScene();
    const old = await scene.deliver(scene.message(long(4)), {});
    scene.teams.room(CHANNEL).history.length = 0;
    const receipt = await scene.deliver(scene.message("new"), { replaces: old });
    expect(scene.texts(CHANNEL)).toEqual(["new"]);
    expect(receipt.ids).toBe(idsOf(CHANNEL)[0]);
  });

  it("says a message anew where Teams never told what the old one is called", async () => {
    scene = await setScene();
    const replaces = { conversation: CHANNEL, ids: "" };
    await scene.deliver(scene.message("new"), { replaces });
    expect(scene.methods()).toEqual(["send"]);
  });

  it("hangs a message under another, and stands in the channel when that one is gone", async () => {
    scene = await setScene();
    const parent = await scene.deliver(scene.message("root"), {});
    const reply = await scene.deliver(scene.message("reply"), { parent });
    const deeper = await scene.deliver(scene.message("deeper"), { parent: reply });
    const threads = scene.teams.room(CHANNEL).history.map(({ thread }) => thread);
    expect(threads).toEqual([undefined, parent.ids, parent.ids]);
    const changed = await scene.deliver(scene.message("changed"), { replaces: deeper });
    expect(changed).toEqual(deeper);
    scene.teams.room(CHANNEL).history.splice(0);
    await scene.deliver(scene.message("late"), { parent });
    await scene.deliver(scene.message("later", scene.to(CHANNEL, parent.ids)), {});
    expect(scene.teams.room(CHANNEL).history.map(({ thread }) => thread)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("knows no threads in a group chat or a person's own conversation", async () => {
    scene = await setScene();
    const inChat = await scene.deliver(scene.message("root", scene.to(CHAT)), {});
    await scene.deliver(scene.message("reply", scene.to(CHAT)), { parent: inChat });
    const own = await scene.deliver(scene.message("root", scene.to(ANA)), {});
    await scene.deliver(scene.message("reply", scene.to(ANA)), { parent: own });
    expect(scene.texts(CHAT)).toEqual(["root", "reply"]);
    expect(scene.texts(ANA)).toEqual(["root", "reply"]);
  });

  it("begins a person's own conversation once, and remembers it", async () => {
    scene = await setScene();
    await scene.deliver(scene.message("one", scene.to(BEN)), {});
    await scene.newProcess()(scene.message("two", scene.to(BEN)), {});
    expect(scene.methods()).toEqual(["create", "send", "send"]);
    expect(scene.texts(BEN)).toEqual(["one", "two"]);
  });

  it("begins it anew where Teams has forgotten it", async () => {
    scene = await setScene();
    const url = scene.teams.serviceUrl(TENANT);
    const known = { serviceUrl: url, chat: "a:1gone", bot: scene.teams.botId };
    const met = { conversation: BEN, kind: "personal" as const, within: null, known };
    await scene.installs.met(TENANT, met);
    await scene.deliver(scene.message("one", scene.to(BEN)), {});
    expect(scene.methods()).toEqual(["send", "create", "send"]);
    expect(scene.texts(BEN)).toEqual(["one"]);
  });

  it("does not ask where the bot was taken out, nor in a tenant that has it nowhere", async () => {
    scene = await setScene();
    await scene.installs.left(TENANT, { conversation: ANA });
    const to = (conversation: string) => scene.message("x", scene.to(conversation));
    expect(await failureOf(scene.deliver(to(ANA), {}))).toMatchObject({
      ...{ kind: "hopeless", message: "bot_not_there" },
    });
    await scene.installs.left(TENANT, { team: TEAM });
    await scene.installs.left(TENANT, { conversation: CHAT });
    expect((await failureOf(scene.deliver(to(CHANNEL), {}))).message).toBe("bot_not_there");
    expect((await failureOf(scene.deliver(to(BEN), {}))).message).toBe("app_not_installed");
    expect(scene.teams.calls).toEqual([]);
  });

  it("tells Teams' own code for a person who cannot be reached", async () => {
    scene = await setScene();
    scene.teams.block(ANA);
    const blocked = await failureOf(scene.deliver(scene.message("x", scene.to(ANA)), {}));
    expect(blocked).toMatchObject({ kind: "hopeless", message: "ConversationBlockedByUser" });
    scene.teams.setInstalled(CHAT, false);
    const out = await failureOf(scene.deliver(scene.message("x", scene.to(CHAT)), {}));
    expect(out).toMatchObject({ kind: "hopeless", message: "BotNotInConversationRoster" });
  });

  it("shows a card's own view to those of its people who are in this tenant", async () => {
    scene = await setScene();
    const identity = (platform: string, tenant: string, userId: string) => ({
      ...{ platform, tenant, userId },
    });
    const all = [
      identity("teams", TENANT, ANA),
      identity("teams", "other", "29:else"),
      identity("slack", TENANT, "U1"),
    ];
    const reads = { identities: async (id: string) => (id === "ana" ? all : []) };
    const deliver = scene.newProcess({ store: { reads: reads as never } });
    const own = { name: "brief", args: "1", people: ["ana", "nobody"] };
    await deliver(scene.message({ text: "shared", own }), {});
    const [card] = cardsOf(CHANNEL);
    expect(card).toContain(`"userIds":["${ANA}"]`);
  });
});

describe("a message for one pair of eyes", () => {
  const priv = (privateTo: string) => scene.message("secret", { privateTo });

  it("is a targeted message where the tenant has them", async () => {
    scene = await setScene({ targeted: true });
    const receipt = await scene.deliver(priv(ANA), {});
    expect(scene.teams.room(CHANNEL).history).toMatchObject([{ onlyFor: ANA, text: "secret" }]);
    expect(receipt).toEqual({ shownTo: ANA });
  });

  it("goes into their own conversation where it has not, and to nobody else", async () => {
    scene = await setScene();
    await scene.deliver(priv(BEN), {});
    expect(scene.texts(CHANNEL)).toEqual([]);
    expect(scene.texts(BEN)).toEqual(["secret"]);
  });

  it("is left out elsewhere when it only says where the rest is", async () => {
    scene = await setScene();
    const reply = { text: "I wrote to you", pointer: true as const };
    expect(await scene.deliver(scene.message(reply, { privateTo: BEN }), {})).toEqual({});
    expect([CHANNEL, BEN].flatMap(scene.texts)).toEqual([]);
  });

  it("goes into their own conversation where the bot is not, with all there is to say", async () => {
    scene = await setScene({ targeted: true });
    const message = { ...priv(BEN), ...scene.to("19:of-others@thread.v2") };
    await scene.deliver({ ...message, reply: long(2) }, {});
    await scene.installs.left(TENANT, { conversation: CHAT });
    await scene.deliver({ ...message, ...scene.to(CHAT) }, {});
    expect(scene.texts(BEN).at(-1)).toBe("secret");
    expect(cardsOf(BEN).join("")).toContain("part 1 ");
    expect(scene.methods()).not.toContain("update");
    expect(scene.texts(CHAT)).toEqual([]);
  });

  it("that cannot reach the person either tells why", async () => {
    scene = await setScene();
    await scene.installs.left(TENANT, { conversation: ANA });
    const message = { ...priv(ANA), ...scene.to("19:of-others@thread.v2") };
    const failed = await failureOf(scene.deliver(message, {}));
    expect(failed).toMatchObject({ kind: "hopeless", message: "bot_not_there" });
    expect(scene.teams.calls).toEqual([]);
  });

  it("goes on after a failure, and is shown again with a word when that is in doubt", async () => {
    scene = await setScene({ targeted: true });
    const message = scene.message(long(6), { privateTo: ANA });
    let count = 0;
    const connector = {
      ...scene.connector,
      send: (...args: Parameters<typeof scene.connector.send>) => {
        if (++count === 2) scene.teams.fail({ method: "send" }, { status: 502, after: true });
        return scene.connector.send(...args);
      },
    };
    const failed = await failureOf(scene.newProcess({ connector })(message, {}));
    expect(failed).toMatchObject({ kind: "ambiguous", retryAt: expect.any(Date) });
    await scene.deliver(again(message, failed), {});
    const marked = cardsOf(CHANNEL).map((card) => card.includes("teams.may-be-repeat"));
    expect(marked.slice(0, 3)).toEqual([false, false, true]);
    expect(marked.slice(3), "of what follows nothing is in doubt").not.toContain(true);
    const begins = cardsOf(CHANNEL).filter((card) => card.includes("part 0 "));
    expect(begins, "what was shown is not shown again").toHaveLength(1);
    expect(scene.texts(ANA)).toEqual([]);
  });

  it("takes nobody else's place, though it was to stand in that of a message for all", async () => {
    scene = await setScene();
    const old = await scene.deliver(scene.message("for all"), {});
    await scene.deliver(priv(BEN), { replaces: old });
    expect(scene.texts(CHANNEL)).toEqual(["for all"]);
    expect(scene.texts(BEN)).toEqual(["secret"]);
  });

  it("is shown in the thread it belongs to", async () => {
    scene = await setScene({ targeted: true });
    const parent = await scene.deliver(scene.message("root"), {});
    await scene.deliver(priv(ANA), { parent });
    const [, shown] = scene.teams.room(CHANNEL).history;
    expect(shown).toMatchObject({ onlyFor: ANA, thread: parent.ids });
  });

  it("ends in the conversation it began in", async () => {
    scene = await setScene({ targeted: true });
    scene.teams.tenant(TENANT).targeted = false;
    scene.teams.fail({ place: scene.teams.room(ANA).id }, { status: 412 });
    const message = priv(ANA);
    const failed = await failureOf(scene.deliver(message, {}));
    scene.teams.tenant(TENANT).targeted = true;
    await scene.deliver(again(message, failed), {});
    expect(scene.texts(CHANNEL)).toEqual([]);
    expect(scene.texts(ANA)).toEqual(["secret"]);
  });

  it("is no targeted message where nobody has used one yet, since such a service might show it to everybody", async () => {
    scene = await setScene();
    scene.teams.tenant(TENANT).targeted = true;
    await scene.deliver(priv(ANA), {});
    expect(scene.texts(CHANNEL)).toEqual([]);
    expect(scene.texts(ANA)).toEqual(["secret"]);
    expect(scene.teams.calls.filter(({ targeted }) => targeted)).toEqual([]);
  });
});

describe("a long message", () => {
  it("goes on after a failure with the parts that are missing", async () => {
    scene = await setScene();
    const message = scene.message(long(6));
    const whole = await scene.deliver(message, {});
    const parts = whole.ids?.split(",").length ?? 0;
    expect(parts).toBeGreaterThan(2);
    const before = cardsOf(CHANNEL);
    scene.teams.room(CHANNEL).history.length = 0;
    let next = scene.message(long(6));
    for (let sent = 1; sent < parts; sent++) {
      // One goes through, the one after it does not.
      let count = 0;
      const connector = {
        ...scene.connector,
        send: (...args: Parameters<typeof scene.connector.send>) => {
          if (++count === 2) scene.teams.fail({ method: "send" }, { status: 412 });
          return scene.connector.send(...args);
        },
      };
      next = again(next, await failureOf(scene.newProcess({ connector })(next, {})));
    }
    await scene.deliver(next, {});
    expect(cardsOf(CHANNEL)).toEqual(before);
  });

  it("is cut smaller where Teams finds a part too large, and stays cut", async () => {
    scene = await setScene();
    await scene.deliver(scene.message(long(2), scene.to(CHAT)), {});
    scene.teams.fail({ method: "send", times: 2 }, { status: 413 });
    await scene.deliver(scene.message(long(2)), {});
    const all = cardsOf(CHANNEL).join("");
    for (const n of [0, 1]) expect(all).toContain(`part ${n} `);
    expect(cardsOf(CHANNEL)).toHaveLength(cardsOf(CHAT).length + 2);
  });

  it("is said anew as a whole once a part of it is gone, so that its parts stand in order", async () => {
    scene = await setScene();
    const old = await scene.deliver(scene.message(long(6, "old")), {});
    scene.teams.room(CHANNEL).history.splice(0, 1);
    await scene.deliver(scene.message(long(6, "new")), { replaces: old });
    const all = cardsOf(CHANNEL).join("");
    const places = [0, 1, 2, 3, 4, 5].map((n) => all.indexOf(`new ${n} `));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(all).not.toContain("old");
  });

  it("is cut in place where it is changed into one that is too large", async () => {
    scene = await setScene();
    const old = await scene.deliver(scene.message("old"), {});
    scene.teams.fail({ method: "update" }, { status: 413 });
    const grown = await scene.deliver(scene.message(long(1)), { replaces: old });
    expect(grown.ids?.split(",")).toHaveLength(2);
    expect(grown.ids?.split(",")[0]).toBe(old.ids);
  });

  it("that cannot be cut is given up with Teams' code", async () => {
    scene = await setScene();
    scene.teams.fail({ method: "send", times: 99 }, { status: 413 });
    const failed = await failureOf(scene.deliver(scene.message("small"), {}));
    expect(failed).toMatchObject({ kind: "hopeless", message: "MessageSizeTooBig" });
  });
});
