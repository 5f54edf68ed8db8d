import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Advance,
  advance,
  type Input,
  type Position,
  SUMMARY,
} from "../../src/tools/advance.ts";
import type { Checklist } from "../../src/tools/checklist.ts";
import { type Guide, walk } from "../../src/tools/path.ts";

const checklist: Checklist = {
  id: "visit",
  title: "A visit",
  minutes: 4,
  audience: "You",
  steps: [
    {
      id: "students",
      label: "Students",
      ask: "How many?",
      type: "count",
      range: true,
      missing: true,
    },
    {
      id: "seen",
      label: "Seen",
      ask: "How many were seen?",
      type: "count",
      when: { step: "students", above: 0 },
    },
    { id: "again", label: "Again", ask: "Come again?", type: "yesNo" },
    { id: "day", label: "Day", ask: "When?", type: "date", when: { step: "again", is: true } },
    { id: "note", label: "Note", ask: "Anything else?", type: "text", optional: true },
  ],
};
const guide: Guide = {
  checklist,
  tool: {
    check(step, answers) {
      if (step.id !== "seen") return undefined;
      const of = (id: string) => {
        const answer = answers[id];
        return answer && "value" in answer && typeof answer.value === "number" ? answer.value : 0;
      };
      return of("seen") > of("students") ? "more than there are" : undefined;
    },
  },
};
const moment = { now: new Date("2026-11-22T15:00:00Z"), zone: "America/Chicago" };
const start: Position = { step: "students", answers: {} };

const answer = (text: string): Input => ({ type: "answer", text });
const skip = (reason = ""): Input => ({ type: "skip", reason });
const to = (at: Position, input: Input): Advance => advance(guide, at, input, moment);

function go(inputs: Input[], from = start): Position {
  return inputs.reduce((at, input) => {
    const step = to(at, input);
    if (step.type !== "moved")
      throw new Error(`${JSON.stringify(input)} → ${JSON.stringify(step)}`);
    return step.to;
  }, from);
}

describe("walking through a checklist", () => {
  it("asks one step after another and ends in the summary", () => {
    const end = go([answer("12"), answer("5"), answer("yes"), answer("tomorrow"), skip()]);
    expect(end.step).toBe(SUMMARY);
    expect(to(end, { type: "confirm" })).toEqual({
      type: "finished",
      answers: {
        students: { value: 12 },
        seen: { value: 5 },
        again: { value: true },
        day: { value: "2026-11-23" },
        note: { skipped: "" },
      },
    });
  });

  it("passes over steps that do not apply, and does not report kept answers to them", () => {
    const end = go([answer("none"), answer("no"), skip()]);
    expect(to(end, { type: "confirm" })).toMatchObject({
      answers: { students: { value: 0 }, again: { value: false } },
    });
    const again = go([{ type: "edit", step: "students" }, answer("9"), answer("3")], end);
    expect(again.step).toBe(SUMMARY);
    const less = go([{ type: "edit", step: "students" }, answer("not collected")], again);
    const done = to(less, { type: "confirm" });
    expect(done.type === "finished" && Object.keys(done.answers)).toEqual([
      "students",
      "again",
      "note",
    ]);
  });

  it("goes back to the step before, keeps an answer, and returns to where it was", () => {
    const there = go([answer("12"), answer("5")]);
    const back = go([{ type: "back" }], there);
    expect(back.step).toBe("seen");
    expect(go([{ type: "keep" }], back)).toEqual(there);
    expect(go([answer("6")], back).step).toBe("again");
    expect(to(start, { type: "back" })).toMatchObject({ problem: { type: "first" } });
    expect(to(start, { type: "keep" })).toMatchObject({ problem: { type: "nothing-to-keep" } });
  });

  it("takes no and none for a skip where the checklist says so, and for an answer elsewhere", () => {
    const note = { id: "note", label: "Note", ask: "Any other?", type: "text" } as const;
    const said = (step: Checklist["steps"][number], text: string) => {
      const asking = { ...guide, checklist: { ...checklist, steps: [step] } };
      const moved = advance(asking, { step: "note", answers: {} }, answer(text), moment);
      return moved.type === "moved" ? moved.to.answers.note : moved.type;
    };
    const optional = { ...note, optional: true };
    for (const text of ["no", "None.", "that’s all"]) {
      expect(said({ ...optional, none: "skip" }, text)).toEqual({ skipped: "" });
      expect(said(optional, text)).toEqual({ value: text });
      expect(said({ ...note, none: "skip" }, text)).toEqual({ value: text });
    }
    expect(said({ ...optional, none: "skip" }, "Nora")).toEqual({ value: "Nora" });
  });

  it("wants a reason for skipping what is not optional", () => {
    expect(to(start, skip())).toMatchObject({ type: "refused", problem: { type: "reason" } });
    expect(go([skip("we don't count")]).answers).toEqual({
      students: { skipped: "we don't count" },
    });
  });

  it("turns away what can't be, keeping nothing of it", () => {
    const at = go([answer("12")]);
    expect(to(at, answer("13"))).toEqual({
      type: "refused",
      problem: { type: "check", text: "more than there are" },
    });
    expect(to(at, answer("twelve"))).toMatchObject({ problem: { type: "count", reason: "words" } });
    expect(to(at, answer("1-2"))).toMatchObject({ problem: { type: "one-number" } });
  });

  it("asks again for a later answer that an edit has made impossible", () => {
    const end = go([answer("12"), answer("10"), answer("no"), skip()]);
    const edited = to(go([{ type: "edit", step: "students" }], end), answer("8"));
    expect(edited).toMatchObject({ to: { step: "seen" }, reopened: "more than there are" });
  });

  it("does not confirm while something is open", () => {
    const at: Position = { step: SUMMARY, answers: { students: { value: 0 } } };
    expect(to(at, { type: "confirm" })).toMatchObject({ type: "moved", to: { step: "again" } });
    expect(to(at, answer("hello"))).toMatchObject({ problem: { type: "unfinished" } });
    expect(to(at, { type: "edit", step: "" })).toMatchObject({
      problem: { type: "no-step", count: 3 },
    });
  });

  it("counts the steps that will surely or probably be asked", () => {
    expect(walk(guide, {}, moment.now).likely).toBe(5);
    expect(walk(guide, { students: { value: 0 } }, moment.now).likely).toBe(4);
  });
});

describe("any way through", () => {
  const straight: Record<string, Input> = {
    students: answer("12"),
    seen: answer("5"),
    again: answer("yes"),
    day: answer("2027-03-03"),
    note: skip(),
  };
  const wander = fc.oneof(
    fc.constantFrom<Input>(
      { type: "back" },
      { type: "keep" },
      { type: "confirm" },
      skip(),
      skip("why"),
    ),
    fc.constantFrom(...checklist.steps).map(({ id }): Input => ({ type: "edit", step: id })),
    fc.constantFrom("0", "3", "40", "yes", "no", "tomorrow", "n/a", "words").map(answer),
  );

  it("leads to the same answers as the straight way, once every answer is the same", () => {
    fc.assert(
      fc.property(fc.array(wander, { maxLength: 30 }), (steps) => {
        let at = start;
        for (const input of steps) {
          const next = to(at, input);
          if (next.type === "moved") at = next.to;
        }
        for (const { id } of checklist.steps) {
          const edit = to(at, { type: "edit", step: id });
          if (edit.type !== "moved") continue;
          const next = to(edit.to, straight[id] ?? skip());
          if (next.type === "moved") at = next.to;
        }
        // A second pass: steps that the first one brought back.
        for (const { id } of checklist.steps)
          at = go([{ type: "edit", step: id }, straight[id] ?? skip()], at);
        const wandered = to(at, { type: "confirm" });
        const direct = to(go(Object.values(straight)), { type: "confirm" });
        expect(wandered).toEqual(direct);
      }),
    );
  });

  it("never asks for a step that does not apply, and never loses one that does", () => {
    fc.assert(
      fc.property(fc.array(wander, { maxLength: 30 }), (steps) => {
        let at = start;
        for (const input of steps) {
          const next = to(at, input);
          if (next.type === "moved") at = next.to;
          const path = walk(guide, at.answers, moment.now);
          const asked = at.step === SUMMARY || path.steps.some(({ id }) => id === at.step);
          expect(asked).toBe(true);
          if (next.type === "finished") expect(path.open).toBeUndefined();
        }
      }),
    );
  });
});
