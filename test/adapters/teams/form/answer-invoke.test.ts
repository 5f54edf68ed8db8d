import { describe, expect, it } from "vitest";
import type { Card } from "../../../../adapters/teams/card.ts";
import { createInvokeAnswers } from "../../../../adapters/teams/form/answer-invoke.ts";
import { readFilled } from "../../../../adapters/teams/form/data.ts";
import type { TeamsRead } from "../../../../adapters/teams/read/teams-read.ts";
import type { Received } from "../../../../src/core/engine.ts";
import type { Field } from "../../../../src/core/form.ts";
import type { Incoming } from "../../../../src/core/incoming.ts";
import type { Reply } from "../../../../src/core/reply.ts";
import { checkCard } from "../../../teams/card-check.ts";
import { everyBlock, HOSTILE, typedEverywhere } from "../../replies.ts";
import { formOf, words } from "../../slack/form/forms.ts";
import { stringsIn } from "../../typed.ts";
import { arrival, inputsIn, submitted } from "./fill.ts";

let ids = 0;
const answers = createInvokeAnswers({ words, newId: () => `nonce-${++ids}` });
const PRESSED: Incoming = { ...arrival, type: "action", actionId: "run:1", value: "" };
const LOOKED: Incoming = { ...arrival, type: "looked", name: "my", args: "" };
const APPLIED: Received = { status: "applied", refused: false };

const bodyOf = (wants: TeamsRead["wants"], received: Partial<Received>, incoming?: Incoming) =>
  // Its shape is what these tests are about.
  answers.answer({ wants, ...(incoming && { incoming }) }, { ...APPLIED, ...received }).body as {
    statusCode?: number;
    type?: string;
    value?: unknown;
    task?: { type: string; value: { card: { content: Card }; title: string } & string };
    composeExtension?: {
      type: string;
      text?: string;
      attachments: { content: Card; preview: { content: { title: string; text: string } } }[];
    };
  };
const cardIn = (body: ReturnType<typeof bodyOf>) =>
  (body.task?.value.card.content ?? body.value) as Card;
const carrying = (reply: Reply) => ({ answer: { reply, settle: async () => undefined } });

const field = (id: string, more: Partial<Field> = {}) =>
  ({ id, label: id, type: "text", ...more }) as Field;
const form = formOf([field("a", { section: "One" }), field("b", { section: "Two" })]);
const CARD = "application/vnd.microsoft.card.adaptive";
const MESSAGE = "application/vnd.microsoft.activity.message";

describe("an answer to a button of a card", () => {
  it("leaves the card as it is and says that the press arrived, never nothing", () => {
    const value = words("teams.pressed.now");
    expect(bodyOf("card", {}, PRESSED)).toEqual({ statusCode: 200, type: MESSAGE, value });
    const saying = (key: Parameters<typeof words>[0]) => ({ type: MESSAGE, value: words(key) });
    expect(bodyOf("card", { status: "duplicate" }, PRESSED)).toMatchObject(
      saying("teams.pressed.before"),
    );
    expect(bodyOf("card", { refused: true }, PRESSED)).toMatchObject(saying("teams.form.answered"));
    expect(bodyOf("card", {})).toMatchObject(saying("teams.pressed.unknown"));
  });

  it("disturbs nobody whose card asked by itself and found nothing", () => {
    expect(bodyOf("card", { status: "duplicate" }, LOOKED)).toMatchObject({ value: "" });
  });

  it("shows whoever looked their own view, whole or with where to see the rest", () => {
    const body = bodyOf("card", { view: everyBlock }, LOOKED);
    expect(body).toMatchObject({ statusCode: 200, type: CARD });
    expect(checkCard(cardIn(body))).toEqual([]);
    const long = cardIn(bodyOf("card", { view: { text: "word ".repeat(20_000) } }, LOOKED));
    expect(checkCard(long)).toEqual([]);
    expect(JSON.stringify(long.body.at(-1))).toContain(words("teams.more"));
  });

  it("puts a form into the card, and in the end that it was taken in", () => {
    const first = cardIn(bodyOf("card", { form }, PRESSED));
    expect(checkCard(first)).toEqual([]);
    expect(inputsIn(first).map(({ id }) => id)).toEqual(["field:a"]);
    const sent = submitted(first, { "field:a": "1" });
    const second = cardIn(bodyOf("card", { form }, sent));
    expect(inputsIn(second).map(({ id }) => id)).toEqual(["field:b"]);
    const done = cardIn(bodyOf("card", {}, submitted(second, { "field:b": "2" })));
    expect(inputsIn(done)).toEqual([]);
    expect(JSON.stringify(done.body)).toContain(words("teams.form.done"));
    expect(checkCard(done)).toEqual([]);
  });
});

describe("an answer to a dialog", () => {
  it("opens it with the form's first step and a nonce of its own", () => {
    const body = bodyOf("dialog", { form }, PRESSED);
    expect(body.task).toMatchObject({ type: "continue", value: { title: "Need gap" } });
    const again = bodyOf("dialog", { form }, PRESSED);
    expect(checkCard(cardIn(body), "dialog")).toEqual([]);
    const nonce = (card: Card) => readFilled(card.actions?.[0]?.data)?.nonce;
    expect(nonce(cardIn(body))).not.toBe(nonce(cardIn(again)));
  });

  it("goes on with the next step, and back to where a mistake is", () => {
    const first = cardIn(bodyOf("dialog", { form }, PRESSED));
    const one = submitted(first, { "field:a": "1" });
    expect(one).toMatchObject({ section: "One", values: { a: "1" } });
    const second = cardIn(bodyOf("next", { form }, one));
    const two = submitted(second, { "field:b": "x" });
    const wrong = (errors: Record<string, string>) =>
      cardIn(bodyOf("next", { form: { ...form, errors }, refused: true }, two));
    const beside = wrong({ a: "Also.", b: "Give a count." });
    expect(inputsIn(beside)).toMatchObject([{ id: "field:b", value: "x" }]);
    expect(JSON.stringify(beside.body)).toContain("Give a count.");
    expect(JSON.stringify(beside.body)).toContain("a: Also.");
    expect(inputsIn(wrong({ a: "Give a count." }))).toMatchObject([{ id: "field:a" }]);
    expect(JSON.stringify(wrong({ other: "Try again." }).body)).toContain("Try again.");
  });

  it("begins another form that follows one at its beginning", () => {
    const sent = submitted(cardIn(bodyOf("dialog", { form }, PRESSED)), { "field:a": "1" });
    const next = cardIn(bodyOf("next", { form: { ...form, id: "run:r2" } }, sent));
    expect(inputsIn(next).map(({ id }) => id)).toEqual(["field:a"]);
  });

  it("closes with words: what is carried, or where the answer is", () => {
    const noted = answers.answer(
      { wants: "dialog", incoming: PRESSED },
      { ...APPLIED, ...carrying({ text: "Noted." }) },
    );
    expect(noted).toEqual({ body: { task: { type: "message", value: "Noted." } }, carried: true });
    const sent = submitted(cardIn(bodyOf("dialog", { form }, PRESSED)));
    const said = (received: Partial<Received>, incoming?: Incoming) =>
      bodyOf("next", received, incoming).task?.value;
    expect(said({}, sent)).toBe(words("teams.form.answered"));
    const last: Incoming = { ...arrival, type: "submit", formId: "run:r1", values: { b: "2" } };
    expect(said({ status: "duplicate" }, last)).toBe(words("teams.form.taken"));
    expect(said({ status: "duplicate" }, sent)).toBe(words("teams.form.taken-part"));
    expect(said({ status: "duplicate" }, PRESSED)).toBe(words("teams.form.again"));
    expect(said({})).toBe(words("teams.form.again"));
  });

  it("carries one card without buttons, and leaves every other message to be delivered", () => {
    const carriedOf = (reply: Reply) =>
      answers.answer({ wants: "dialog", incoming: PRESSED }, { ...APPLIED, ...carrying(reply) });
    const table: Reply = {
      text: "t",
      blocks: (everyBlock.blocks ?? []).filter(({ type }) => type !== "actions"),
    };
    const shown = carriedOf(table);
    expect(shown.carried).toBe(true);
    expect(checkCard(cardIn(shown.body as never), "dialog")).toEqual([]);
    for (const reply of [everyBlock, { text: "word ".repeat(20_000) }]) {
      const left = carriedOf(reply);
      expect(left).toMatchObject({
        carried: false,
        body: { task: { value: words("teams.form.answered") } },
      });
    }
  });
});

describe("what is listed while somebody types", () => {
  const entry = (title: string, text: string): NonNullable<Reply["blocks"]> => [
    { type: "divider" },
    { type: "heading", text: title },
    { type: "text", text },
    { type: "actions", actions: [{ id: "brief:1:read", label: "Read" }] },
  ];
  const found = {
    text: "2",
    blocks: [
      { type: "text" as const, text: "Found 2" },
      ...entry("Check-ins", "Adopted"),
      ...entry("Texts", "Changed"),
    ],
  };

  it("is an entry for each heading, as a card without buttons and its first words", () => {
    const list = bodyOf("results", { view: found }, LOOKED).composeExtension;
    expect(list).toMatchObject({ type: "result", attachmentLayout: "list" });
    expect(list?.attachments.map(({ preview }) => preview.content)).toEqual([
      { title: "Check-ins", text: "Adopted" },
      { title: "Texts", text: "Changed" },
    ]);
    for (const { content } of list?.attachments ?? []) {
      expect(checkCard(content)).toEqual([]);
      expect(JSON.stringify(content)).not.toContain("Action.");
    }
  });

  it("is twenty-five entries at most, and words where there is none", () => {
    const many = {
      text: "many",
      blocks: Array.from({ length: 40 }, (_, i) => entry(`Entry ${i}`, "x")).flat(),
    };
    expect(bodyOf("results", { view: many }, LOOKED).composeExtension?.attachments).toHaveLength(
      25,
    );
    const none = (view?: Reply) => bodyOf("results", view ? { view } : {}, LOOKED).composeExtension;
    expect(none({ text: "Nothing was shared yet." })).toEqual({
      type: "message",
      text: "Nothing was shared yet.",
    });
    expect(none()).toEqual({ type: "message", text: words("teams.nothing-found") });
  });

  it.each(HOSTILE)("stays words: %j", (text) => {
    const list = bodyOf(
      "results",
      { view: { text, blocks: entry(text, text) } },
      LOOKED,
    ).composeExtension;
    for (const { content, preview } of list?.attachments ?? []) {
      expect(checkCard(content)).toEqual([]);
      for (const one of stringsIn(preview)) expect(one.text).not.toMatch(/<|\]\(|\{\{|\$\{/);
    }
  });
});

describe("whatever Teams waits for", () => {
  it("is nothing where it waits for nothing", () => {
    expect(answers.answer({ wants: "nothing" }, { ...APPLIED, form })).toEqual({ carried: false });
    expect(answers.excuse("nothing", "busy")).toEqual({ carried: false });
  });

  it.each(["busy", "late", "failed"] as const)("is told in its own shape that it is %s", (why) => {
    const late = why === "late" ? words("teams.late-form") : words(`teams.${why}`);
    expect(answers.excuse("card", why).body).toEqual({
      statusCode: 200,
      type: MESSAGE,
      value: words(`teams.${why}`),
    });
    expect(answers.excuse("dialog", why).body).toEqual({ task: { type: "message", value: late } });
    expect(answers.excuse("next", why).body).toEqual({ task: { type: "message", value: late } });
    expect(answers.excuse("results", why).body).toEqual({
      composeExtension: { type: "message", text: words(`teams.${why}`) },
    });
  });

  it.each(HOSTILE)("says %j in no more than words", (text) => {
    const reply = typedEverywhere(text);
    expect(checkCard(cardIn(bodyOf("card", { view: reply }, LOOKED)))).toEqual([]);
    const told = bodyOf("dialog", carrying({ text }), PRESSED).task?.value;
    expect(told).not.toMatch(/\{\{|\$\{/);
  });
});
