import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advance } from "../../src/tools/advance.ts";
import type { Answer, Answers, Checklist, Step } from "../../src/tools/checklist.ts";
import { type Condition, holds, stepsOf } from "../../src/tools/condition.ts";
import { type Guide, walk } from "../../src/tools/path.ts";

const now = new Date("2026-11-22T15:00:00Z");
const CHOICES = ["a", "b", "c"].map((value) => ({ value, label: value.toUpperCase() }));

type Kind = "count" | "date" | "yesNo" | "multiChoice";
const KINDS: Kind[] = ["count", "date", "yesNo", "multiChoice"];
const DAYS = ["2026-12-01", "2027-01-15", "2027-06-30"];

/** Any test of the steps before; `kinds` says what each of them takes. */
function anyTest(kinds: Kind[]): fc.Arbitrary<Condition> {
  const other = (at: number) =>
    fc.constantFrom(...kinds.flatMap((kind, n) => (kind === kinds[at] ? [{ step: `s${n}` }] : [])));
  return fc.nat({ max: kinds.length - 1 }).chain((at): fc.Arbitrary<Condition> => {
    const step = `s${at}`;
    const answered = fc.boolean().map((yes) => ({ step, answered: yes }));
    const kind = kinds[at];
    if (kind === "yesNo")
      return fc.oneof(
        answered,
        fc.boolean().map((is) => ({ step, is })),
      );
    if (kind === "multiChoice")
      return fc.oneof(
        answered,
        fc.constantFrom("a", "b", "c").map((has) => ({ step, has })),
      );
    const own = kind === "count" ? fc.nat({ max: 4 }) : fc.constantFrom(...DAYS);
    const bound = fc.oneof(own, other(at));
    return fc.oneof(
      answered,
      bound.map((above) => ({ step, above })),
      bound.map((below) => ({ step, below })),
      bound.map((atLeast) => ({ step, atLeast })),
      bound.map((atMost) => ({ step, atMost })),
    );
  });
}

function anyCondition(kinds: Kind[], deep = 2): fc.Arbitrary<Condition> {
  if (deep === 0) return anyTest(kinds);
  const inner = anyCondition(kinds, deep - 1);
  const some = fc.array(inner, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 3, arbitrary: anyTest(kinds) },
    { weight: 1, arbitrary: some.map((and) => ({ and })) },
    { weight: 1, arbitrary: some.map((or) => ({ or })) },
    { weight: 1, arbitrary: inner.map((not) => ({ not })) },
  );
}

/** Steps that hang on one another in any way, and answers to all of them. */
const anyGuide = fc
  .array(fc.constantFrom(...KINDS), { minLength: 2, maxLength: 8 })
  .chain((kinds) =>
    fc.record({
      kinds: fc.constant(kinds),
      whens: fc.tuple(
        ...kinds.map((_, at) =>
          at === 0
            ? fc.constant(undefined)
            : fc.option(anyCondition(kinds.slice(0, at)), { nil: undefined, freq: 3 }),
        ),
      ),
      answers: fc.tuple(...kinds.map(anyAnswer)),
    }),
  )
  .map(({ kinds, whens, answers }) => {
    const steps = kinds.map((type, at) => {
      const when = whens[at];
      const more = type === "multiChoice" ? { choices: CHOICES } : {};
      const id = `s${at}`;
      return { id, label: id, ask: id, type, ...more, ...(when && { when }) } as Step;
    });
    const checklist: Checklist = { id: "x", title: "X", minutes: 1, audience: "Us.", steps };
    const given = Object.fromEntries(answers.map((answer, at) => [`s${at}`, answer]));
    return { guide: { checklist, tool: {} } satisfies Guide, given };
  });

function anyAnswer(kind: Kind): fc.Arbitrary<Answer> {
  const value = {
    count: fc.oneof(fc.nat({ max: 5 }), fc.constant(null), fc.constant({ low: 1, high: 3 })),
    date: fc.constantFrom(...DAYS),
    yesNo: fc.boolean(),
    multiChoice: fc.subarray(["a", "b", "c"]),
  }[kind] as fc.Arbitrary<Extract<Answer, { value: unknown }>["value"]>;
  const skipped = fc.constant<Answer>({ skipped: "" });
  return fc.oneof(
    { weight: 4, arbitrary: value.map((one) => ({ value: one })) },
    { weight: 1, arbitrary: skipped },
  );
}

/** Answers whatever is asked, one after the other, as `given` says. */
function answerAll(guide: Guide, given: Answers): { asked: string[]; answers: Answers } {
  const asked: string[] = [];
  let answers: Answers = {};
  for (;;) {
    const { open } = walk(guide, answers, now);
    if (!open || asked.length > 100) return { asked, answers };
    asked.push(open.step.id);
    answers = { ...answers, [open.step.id]: given[open.step.id] as Answer };
  }
}

describe("questions that hang on earlier answers", () => {
  it("are never asked where their condition fails, and always where it holds", () =>
    fc.assert(
      fc.property(anyGuide, ({ guide, given }) => {
        const { asked, answers } = answerAll(guide, given);
        expect(new Set(asked).size).toBe(asked.length);
        const before: Answers = {};
        for (const step of guide.checklist.steps) {
          expect(asked.includes(step.id)).toBe(holds(step.when, before));
          const answer = answers[step.id];
          if (answer) before[step.id] = answer;
        }
      }),
    ));

  it("give the same document whether hidden answers were there before or not", () =>
    fc.assert(
      fc.property(anyGuide, ({ guide, given }) => {
        const { answers } = answerAll(guide, given);
        const path = walk(guide, given, now);
        expect(path.answers).toEqual(answers);
        for (const id of Object.keys(given).filter((one) => !(one in answers)))
          expect(path.steps.map((step) => step.id)).not.toContain(id);
      }),
    ));

  it("keep their answers aside when an earlier answer changes, and bring them back with it", () =>
    fc.assert(
      fc.property(anyGuide, fc.nat(), ({ guide, given }, at) => {
        const { steps, ...before } = walk(guide, given, now);
        const changed = steps[at % steps.length]?.id as string;
        const here = { step: changed, answers: given };
        const moved = advance(guide, here, { type: "skip", reason: "why" }, { now, zone: "UTC" });
        if (moved.type !== "moved") throw new Error(moved.type);
        expect(moved.to.answers).toEqual({ ...given, [changed]: { skipped: "why" } });
        const back = { ...moved.to.answers, [changed]: given[changed] as Answer };
        expect(walk(guide, back, now)).toMatchObject(before);
      }),
    ));

  it.each<[Condition, boolean]>([
    [{ step: "n", above: 3 }, true],
    [{ step: "n", above: 4 }, false],
    [{ step: "n", atLeast: 4 }, true],
    [{ step: "n", below: 4 }, false],
    [{ step: "n", atMost: 4 }, true],
    [{ step: "range", above: 119 }, true],
    [{ step: "n", below: { step: "range" } }, true],
    [{ step: "day", atLeast: "2027-01-15" }, true],
    [{ step: "day", below: "2027-01-15" }, false],
    [{ step: "day", above: 3 }, false],
    [{ step: "several", has: "b" }, true],
    [{ step: "several", has: "c" }, false],
    [{ step: "missing", above: 0 }, false],
    [{ step: "missing", answered: true }, true],
    [{ step: "skipped", answered: false }, true],
    [{ step: "skipped", is: false }, false],
    [{ not: { step: "skipped", is: false } }, true],
    [
      {
        and: [
          { step: "n", is: 4 },
          { step: "several", has: "c" },
        ],
      },
      false,
    ],
    [
      {
        or: [
          { step: "n", is: 4 },
          { step: "several", has: "c" },
        ],
      },
      true,
    ],
  ])("%j is %s", (condition, met) =>
    expect(
      holds(condition, {
        n: { value: 4 },
        range: { value: { low: 80, high: 120 } },
        day: { value: "2027-01-15" },
        several: { value: ["a", "b"] },
        missing: { value: null },
        skipped: { skipped: "no time" },
      }),
    ).toBe(met),
  );

  it("name every step they look at", () => {
    const condition: Condition = {
      and: [
        { step: "a", is: 1 },
        { or: [{ not: { step: "b", has: "x" } }, { step: "c", above: { step: "d" } }] },
      ],
    };
    expect(stepsOf(condition)).toEqual(["a", "b", "c", "d"]);
  });
});
