import { afterEach, describe, expect, it, vi } from "vitest";
import { answerSubmission } from "../../../../adapters/slack/form/answer-submission.ts";
import { createOpener } from "../../../../adapters/slack/form/open-view.ts";
import { readView } from "../../../../adapters/slack/form/read-view.ts";
import { renderView } from "../../../../adapters/slack/form/render-view.ts";
import { DeliveryError } from "../../../../src/core/delivery.ts";
import type { Field, Form } from "../../../../src/core/form.ts";
import { checkView } from "../../../slack/block-kit.ts";
import { filledIn, formOf, inputsIn, PLACE, words } from "./forms.ts";

const field = (id: string, section: string): Field => ({
  id,
  section,
  label: `The ${id}`,
  type: "text",
});
const form = formOf([field("a", "One"), field("b", "One"), field("c", "Two"), field("d", "Three")]);

function answerAt(part: number, received: { form?: Form }, shown = form) {
  const filled = readView(filledIn(renderView(words, shown, PLACE, part)));
  if (!filled) throw new Error("the view was not read");
  return answerSubmission(words, received, filled);
}

/** The ids of the fields in the view that comes next. */
function next(answer: ReturnType<typeof answerAt>): string[] {
  if (answer.response_action !== "update") throw new Error(answer.response_action);
  expect(checkView(answer.view)).toEqual([]);
  return inputsIn(answer.view).map(({ block_id }) => String(block_id).replace("field:", ""));
}

describe("the answer to a filled view", () => {
  it("goes on to the next section, and closes when there is no form any more", () => {
    expect(next(answerAt(0, { form }))).toEqual(["c"]);
    expect(next(answerAt(1, { form }))).toEqual(["d"]);
    expect(answerAt(2, {})).toEqual({ response_action: "clear" });
  });

  it("puts errors beside the fields of the view, and leaves those of others for later", () => {
    const errors = { b: "Too many.", d: "Not yet." };
    const answer = answerAt(0, { form: { ...form, errors } });
    expect(answer).toEqual({ response_action: "errors", errors: { "field:b": "Too many." } });
  });

  it("goes back to the section with the error, and shows it above its field", () => {
    const answer = answerAt(2, { form: { ...form, errors: { b: "Too many." } } });
    expect(next(answer)).toEqual(["a", "b"]);
    const shown = answer.response_action === "update" ? answer.view.blocks : [];
    const at = shown.findIndex(({ block_id }) => block_id === "field:b");
    expect(shown[at - 1]).toMatchObject({ text: { text: "⚠️ Too many." } });
  });

  it("puts an error that no field owns beside the first one", () => {
    const errors = { elsewhere: "The plan is closed.", a: "Too few." };
    const answer = answerAt(0, { form: { ...form, errors } });
    expect(answer).toMatchObject({ errors: { "field:a": "The plan is closed. Too few." } });
  });

  it("shows an error even on a form without any field", () => {
    const empty = formOf([], { errors: { gone: "Nothing is left to do." } });
    const answer = answerAt(0, { form: empty }, formOf([]));
    expect(JSON.stringify(answer)).toContain("⚠️ Nothing is left to do.");
  });

  it("begins another form at its first section, whatever its errors", () => {
    const other = { ...form, id: "plan:p1:dates" };
    expect(next(answerAt(1, { form: other }))).toEqual(["a", "b"]);
    expect(next(answerAt(0, { form: { ...other, errors: { c: "No." } } }))).toEqual(["c"]);
  });

  it("puts errors of a long text at the first of its inputs", () => {
    const long = formOf([{ id: "t", label: "Text", type: "longtext", value: "word ".repeat(900) }]);
    const answer = answerAt(0, { form: { ...long, errors: { t: "Too long." } } }, long);
    expect(answer).toMatchObject({ errors: { "field:t": "Too long." } });
  });
});

describe("opening a form", () => {
  afterEach(() => void vi.useRealTimers());
  const wanted = { tenant: "T1", triggerId: "1.2.x", form, at: PLACE };

  it("opens once with the click", async () => {
    const calls: unknown[] = [];
    const call = async (tenant: string, method: string, args: Record<string, unknown>) => {
      calls.push([tenant, method, args.trigger_id]);
      return { ok: true };
    };
    expect(await createOpener({ call, words })(wanted)).toBeUndefined();
    expect(calls).toEqual([["T1", "views.open", "1.2.x"]]);
  });

  it("says with Slack's code why it is not open, and never tries again", async () => {
    let calls = 0;
    const failing = (error: Error) =>
      createOpener({
        words,
        call: async () => {
          calls++;
          throw error;
        },
      })(wanted);
    const refused = new DeliveryError("hopeless", "expired_trigger_id");
    expect(await failing(refused)).toBe("expired_trigger_id");
    expect(await failing(new Error("words of the form"))).toBe("unexpected");
    expect(calls).toBe(2);
  });

  it("stops waiting before the click is too old", async () => {
    vi.useFakeTimers();
    const opened = createOpener({ words, call: () => new Promise(() => {}) })(wanted);
    await vi.advanceTimersByTimeAsync(2_600);
    expect(await opened).toBe("no_answer_in_time");
  });
});
