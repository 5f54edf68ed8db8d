import { describe, expect, it } from "vitest";
import { payload } from "../../../teams/payload.ts";
import { ANA, BOT, CHANNEL, CHAT, incoming, meaning, place, read } from "./reading.ts";

const ana = place(ANA);
const shown = place(CHANNEL, "1795361401000");
const pressed = { type: "action", actionId: "run:01RUN:families", value: "1940" };
const form = { type: "submit", formId: "run:01RUN", values: { families: "1,940", note: "" } };

/** The payload of an invoke with another `value`. */
const valued = (name: string, change: (value: Record<string, unknown>) => void) => {
  const value = structuredClone(payload(name).value) as Record<string, unknown>;
  change(value);
  return { value };
};

describe("a button", () => {
  it.each<[string, string, string, object]>([
    ["execute-press", "adaptiveCard/action", "card", shown],
    ["submit-press", "message/submit", "nothing", ana],
    ["submit-press-channel", "message/submit", "nothing", shown],
    ["task-fetch", "task/fetch", "dialog", shown],
  ])("means the same however it is pressed: %s", (name, what, wants, at) => {
    expect(meaning(name)).toMatchObject({
      ...{ what, wants, understood: true },
      incoming: { ...pressed, at, from: { userId: ANA, direct: ana } },
    });
  });

  it("may have no value", () => {
    const data = { action: "say:gap" };
    const bare = valued("execute-press", (value) =>
      Object.assign(value.action as object, { data }),
    );
    expect(incoming("execute-press", bare)).toMatchObject({ actionId: "say:gap", value: "" });
    expect(incoming("submit-press", { value: data })).toMatchObject({ value: "" });
  });

  it.each<[string, object]>([
    ["submit-foreign", {}],
    ["execute-other", {}],
    ["submit-press", { value: { action: "" } }],
    ["submit-press", { value: { action: "a".repeat(301) } }],
    ["submit-press", { value: { action: "a", value: "b".repeat(10_001) } }],
    ["submit-press", { value: { action: { toString: 1 }, value: ["x"] } }],
    ["submit-press", { value: "press" }],
    ["execute-press", { value: { action: {} } }],
    ["execute-press", { value: null }],
    ["task-fetch", { value: { data: null } }],
    ["task-submit", { value: [] }],
  ])("that is none of ours is said to be unknown: %s %#", (name, more) => {
    const found = meaning(name, more);
    expect(found.understood).toBe(false);
    expect(found).not.toHaveProperty("incoming");
    expect(found.wants).toBe(meaning(name).wants);
  });

  it("of another verb is none of ours, whatever it brings", () => {
    const verb = valued("execute-press", (value) =>
      Object.assign(value.action as object, { verb: "order" }),
    );
    expect(meaning("execute-press", verb)).toMatchObject({ understood: false, wants: "card" });
  });

  it("cannot say who presses, or where", () => {
    const more = { ...{ from: "29:ben", at: "19:x", userId: "29:ben" }, tenant: "another" };
    const value = { action: "a", value: "b", ...more };
    expect(incoming("submit-press", { value })).toMatchObject({ from: { userId: ANA }, at: ana });
    expect(JSON.stringify(incoming("submit-press", { value }))).not.toMatch(/another|29:ben/);
  });
});

describe("a form", () => {
  it.each<[string, string, object, object]>([
    ["task-submit", "next", shown, { section: "People" }],
    ["execute-form", "card", ana, {}],
    ["submit-form", "nothing", ana, {}],
    ["extension-submit", "next", place(CHAT), { carries: true }],
  ])("means the same wherever it is filled in: %s", (name, wants, at, more) => {
    expect(meaning(name)).toMatchObject({ wants, incoming: { ...form, at, ...more } });
    expect("section" in incoming(name)).toBe("section" in more);
    expect("carries" in incoming(name)).toBe("carries" in more);
  });

  it("in a dialog may have buttons of its own", () => {
    const value = { data: { action: "run:01RUN:skip", value: "" } };
    expect(meaning("task-submit", { value })).toMatchObject({
      ...{ wants: "next", incoming: { type: "action", actionId: "run:01RUN:skip" } },
    });
  });
});

describe("somebody's own view of a card", () => {
  it("is looked at, by itself or by hand", () => {
    const look = { type: "looked", name: "plan", args: "show 01PLAN", at: shown };
    expect(meaning("execute-look")).toMatchObject({ wants: "card", incoming: look });
    const byHand = valued("execute-look", (value) => Object.assign(value, { trigger: "manual" }));
    expect(incoming("execute-look", byHand)).toMatchObject(look);
  });
});

describe("the message extension", () => {
  it("searches the playbook for what is typed, and at first for nothing", () => {
    expect(meaning("extension-query")).toMatchObject({
      ...{
        wants: "results",
        incoming: { type: "looked", name: "playbook", args: "texting families" },
      },
    });
    expect(incoming("extension-query-first")).toMatchObject({ name: "playbook", args: "" });
    const none = valued("extension-query", (value) => Object.assign(value, { parameters: null }));
    expect(incoming("extension-query", none)).toMatchObject({ args: "" });
    const long = [{ name: "search", value: "x".repeat(500) }];
    const much = valued("extension-query", (value) => Object.assign(value, { parameters: long }));
    expect((incoming("extension-query", much) as { args: string }).args).toHaveLength(200);
  });

  it("opens the form of gap, also where the bot is not", () => {
    const found = meaning("extension-gap");
    expect(found).toMatchObject({
      wants: "dialog",
      incoming: { type: "command", name: "gap", args: "form", at: place(CHAT), carries: true },
    });
    expect(found).not.toHaveProperty("met");
  });

  it("jots somebody's words for whoever chose them", () => {
    const note = "12 of 40 families answered < 2 days, thanks @Ben Carter 🙂";
    const jot = { type: "command", name: "jot", args: note, carries: true, from: { userId: ANA } };
    expect(meaning("extension-jot")).toMatchObject({
      ...{ wants: "dialog", incoming: { ...jot, at: place(CHANNEL, "1795361500100") } },
    });
    expect(meaning("extension-jot-between-people").incoming).toMatchObject({ ...jot, at: ana });
    expect(meaning("extension-jot-between-people")).not.toHaveProperty("met");
  });

  const jotted = (body: unknown) => {
    const change = (value: Record<string, unknown>) =>
      Object.assign(value.messagePayload as object, { body });
    return (incoming("extension-jot", valued("extension-jot", change)) as { args: string }).args;
  };

  it.each<[unknown, string]>([
    [
      { contentType: "html", content: "<p>one</p><p>two&nbsp;<b>three</b></p>" },
      "one\n\ntwo three",
    ],
    [{ contentType: "html", content: "<p>#2 was busy</p>" }, "№ 2 was busy"],
    [{ contentType: "text", content: " a <b> & c " }, "a <b> & c"],
    [
      {
        contentType: "html",
        content: '<img alt="a secret" src="x">seen<attachment id="1"></attachment>',
      },
      "seen",
    ],
    [{ contentType: "html" }, ""],
    [null, ""],
    ["text", ""],
  ])("jots %j as %j", (body, expected) => {
    expect(jotted(body)).toBe(expected);
  });

  it("keeps what a note can hold of a long message, and shows that there was more", () => {
    const note = jotted({ contentType: "html", content: `<p>${"word ".repeat(900)}</p>` });
    expect(note.length).toBeLessThanOrEqual(1000);
    expect(note).toMatch(/word…$/);
  });

  it("knows no other command", () => {
    for (const name of ["extension-gap", "extension-query"])
      for (const commandId of ["jot", "cohort", 1]) {
        const found = meaning(
          name,
          valued(name, (value) => Object.assign(value, { commandId })),
        );
        expect(found).toMatchObject({ understood: false });
      }
  });
});

describe("what is done once", () => {
  const later = { timestamp: "2026-11-22T15:30:48.9Z", id: "f:999" };
  const acts = [
    "message-personal",
    "message-channel",
    "submit-press",
    "execute-press",
    "task-fetch",
  ];
  const forms = ["task-submit", "extension-submit", "submit-form", "extension-jot"];

  it.each([...acts, ...forms, "message-edit"])(
    "is one thing when Teams sends it again: %s",
    (name) => {
      const again = name === "message-edit" ? { timestamp: later.timestamp } : later;
      expect(incoming(name, again).id).toBe(incoming(name).id);
    },
  );

  it.each([...acts, "submit-form"])(
    "is another a moment later, or in another's name: %s",
    (name) => {
      const ids = [
        {},
        { localTimestamp: "2026-11-22T09:30:18.244-06:00" },
        { from: { id: "29:ben" } },
        {
          conversation: payload("message-channel-general").conversation,
          recipient: { id: BOT, isTargeted: true },
        },
      ].map((more) => incoming(name, more).id);
      expect(new Set(ids).size).toBe(4);
    },
  );

  it.each(["execute-press", "task-fetch", "task-submit", "submit-press-channel"])(
    "is the same whether its conversation names the thread or not: %s",
    (name) => {
      const whole = payload(name).conversation as { id: string };
      const conversation = { ...whole, id: CHANNEL };
      const bare = incoming(name, { conversation });
      expect(bare.at).toEqual(place(CHANNEL));
      expect(incoming(name).at).toEqual(place(CHANNEL, whole.id.replace(/.*=/, "")));
      expect(bare.id).toBe(incoming(name).id);
    },
  );

  it("on another card is another, be it at the same moment", () => {
    const other = incoming("execute-press", { replyToId: "1795361401999" });
    expect(other.id).not.toBe(incoming("execute-press").id);
  });

  it.each(acts)("is known by its id where the client told no time: %s", (name) => {
    for (const localTimestamp of [undefined, "yesterday", 5]) {
      const bare = { localTimestamp };
      expect(incoming(name, bare).id).toBe(
        incoming(name, { ...bare, ...{ timestamp: later.timestamp } }).id,
      );
      expect(incoming(name, bare).id).not.toBe(incoming(name, { ...bare, ...later }).id);
      expect(read({ ...payload(name), ...bare, id: undefined })).toMatchObject({
        understood: false,
      });
    }
  });

  it("a dialog is by its own mark, so that no clock can make two of it", () => {
    const late = { ...later, localTimestamp: "2026-11-22T09:30:48.9-06:00" };
    for (const name of ["task-submit", "extension-submit"]) {
      expect(incoming(name, late).id).toBe(incoming(name).id);
      const renewed = valued(name, (value) => Object.assign(value.data as object, { nonce: "2" }));
      const changed = valued(name, (value) =>
        Object.assign(value.data as object, { "field:note": "more" }),
      );
      const ids = [{}, renewed, changed].map((more) => incoming(name, more).id);
      expect(new Set(ids).size).toBe(3);
    }
  });

  it("a press, a look and words of the same letters are three things", () => {
    const data = { action: "plan", value: "show", look: "plan", args: "show" };
    const act = (verb: string) => ({ value: { action: { verb, data } } });
    const ids = [incoming("execute-press", act("press")), incoming("execute-press", act("look"))];
    const said = { ...payload("message-channel"), text: "<at>Cohort</at> plan show" };
    expect(new Set([...ids.map(({ id }) => id), read(said).incoming?.id]).size).toBe(3);
  });
});
