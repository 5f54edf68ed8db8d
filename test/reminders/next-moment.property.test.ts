import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { addDays, dayIn } from "../../src/core/time.ts";
import { allowed, heardBy, nextRemindAt, remindAtOf } from "../../src/reminders/next-moment.ts";
import type { ReminderRules } from "../../src/reminders/rules.ts";
import { dueOn, terms } from "./rules.ts";

const RUNS = Number(process.env.PROPERTY_RUNS ?? 400);
const ZONES = Intl.supportedValuesOf("timeZone");

const zone = fc.constantFrom(...ZONES);
const day = fc.integer({ min: 0, max: 73_000 }).map((n) => addDays("1970-01-01", n));
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const rules: fc.Arbitrary<ReminderRules> = fc.record({
  at: time,
  before: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 5 }),
  overdue: fc.record({
    first: fc.integer({ min: 1, max: 9 }),
    every: fc.integer({ min: 1, max: 30 }),
  }),
  late: fc.constant(60),
  unfinished: fc.constant({ open: 3, again: 7, saved: 14 }),
  buttons: fc.constant(5),
});
const quiet = fc.option(fc.tuple(time, time), { nil: null });

const HOUR = 3_600_000;

/** Milliseconds that a zone is ahead of UTC. */
const ahead = (zoneName: string, ms: number) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zoneName).offsetNanoseconds / 1e6;

/**
 * The instant of a wall time by a second way: of all offsets the zone has around then, the earliest
 * instant that one of them gives; where none does, the instant at which the offset jumps over it.
 */
function slowly(on: string, at: string, zoneName: string): number {
  const wall = Date.parse(`${on}T${at}:00Z`);
  const around = Array.from({ length: 53 }, (_, n) => ahead(zoneName, wall + (n - 26) * HOUR));
  const offsets = [...new Set(around)];
  const exact = offsets.map((one) => wall - one).filter((ms) => ms + ahead(zoneName, ms) === wall);
  if (exact.length > 0) return Math.min(...exact);
  let before = wall - Math.max(...offsets);
  let after = wall - Math.min(...offsets);
  const old = ahead(zoneName, before);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (ahead(zoneName, middle) === old) before = middle;
    else after = middle;
  }
  return after;
}

it("speaks strictly later each time, once for every day there is something to say, in every zone", () => {
  fc.assert(
    fc.property(
      zone,
      rules,
      day,
      fc.integer({ min: -80, max: 80 }),
      (zoneName, set, due, shift) => {
        const person = terms(zoneName);
        const step = dueOn(due);
        let now = new Date(Date.parse(`${addDays(due, shift)}T00:00:00Z`));
        const heard: string[] = [];
        const expected = expectedDays(due, set, heardBy(person, set, now), 8);
        for (const wanted of expected) {
          const next = nextRemindAt(step, person, set, now);
          if (!next) throw new Error("an open step with a date always has a next moment");
          expect(next.getTime()).toBeGreaterThan(now.getTime());
          expect(next.getTime(), `${wanted} ${set.at} in ${zoneName}`).toBe(
            slowly(wanted, set.at, zoneName),
          );
          heard.push(wanted);
          now = next;
        }
        expect(new Set(heard).size).toBe(expected.length);
      },
    ),
    { numRuns: RUNS },
  );
});

/** The days by counting them one by one, the slow way. */
function expectedDays(
  due: string,
  { before, overdue }: ReminderRules,
  after: string,
  count: number,
) {
  const days: string[] = [];
  for (let n = -60; days.length < count; n++) {
    const at = addDays(due, n);
    const early = n <= 0 && before.includes(-n);
    const late = n >= overdue.first && (n - overdue.first) % overdue.every === 0;
    if ((early || late) && at > after) days.push(at);
  }
  return days;
}

it("never speaks in quiet hours or while someone is away, and never loses or repeats a moment", () => {
  fc.assert(
    fc.property(
      ...[
        zone,
        rules,
        day,
        quiet,
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: -20, max: 20 }),
      ],
      (zoneName, set, due, hours, absence, shift) => {
        const start = addDays(due, shift);
        const person = terms(zoneName, {
          quietFrom: hours?.[0] ?? null,
          quietUntil: hours?.[1] ?? null,
          awayUntil: absence > 5 ? addDays(start, absence) : null,
        });
        let now = new Date(Date.parse(`${start}T12:00:00Z`));
        for (let n = 0; n < 6; n++) {
          const next = nextRemindAt(dueOn(due), person, set, now);
          if (!next) throw new Error("an open step with a date always has a next moment");
          expect(next.getTime()).toBeGreaterThan(now.getTime());
          expect(allowed(next, person, set).getTime()).toBe(next.getTime());
          if (person.awayUntil) expect(dayIn(zoneName, next) >= person.awayUntil).toBe(true);
          now = next;
        }
      },
    ),
    { numRuns: RUNS },
  );
});

it("hears every day once however a person moves between zones while waiting", () => {
  fc.assert(
    fc.property(rules, day, fc.array(zone, { minLength: 2, maxLength: 8 }), (set, due, zones) => {
      const at = zones.map((name) => terms(name));
      const [first = terms("UTC")] = at;
      let now = new Date(Date.parse(`${addDays(due, -70)}T00:00:00Z`));
      let step = dueOn(due, { heardOn: heardBy(first, set, now) });
      const said: string[] = [];
      for (const person of at) {
        const next = remindAtOf(step, person, set);
        if (!next) throw new Error("an open step with a date always has a next moment");
        now = new Date(Math.max(now.getTime(), next.getTime()));
        const heardOn = heardBy(person, set, now);
        said.push(heardOn);
        step = { ...step, heardOn };
      }
      expect([...new Set(said)].sort()).toEqual(said);
    }),
    { numRuns: RUNS },
  );
});
