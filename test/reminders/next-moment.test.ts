import { describe, expect, it } from "vitest";
import {
  allowed,
  nextRemindAt,
  type Remindable,
  remindAtOf,
  type Terms,
} from "../../src/reminders/next-moment.ts";
import { dueOn, RULES, terms } from "./rules.ts";

/** The first `count` moments after `from`, as UTC text without seconds. */
function moments(step: Remindable, person: Terms, from: string, count: number, rules = RULES) {
  const found: string[] = [];
  let now = new Date(from);
  for (let n = 0; n < count; n++) {
    const next = nextRemindAt(step, person, rules, now);
    if (!next) break;
    found.push(next.toISOString().slice(0, 16));
    now = next;
  }
  return found;
}

/** Due on the day the clocks change; 7 and 1 days before, on the day, the morning after, a week later. */
const TABLE: [zone: string, due: string, at: string, expected: string[]][] = [
  [
    "America/Chicago",
    "2027-03-14",
    "08:00",
    ["03-07T14:00", "03-13T14:00", "03-14T13:00", "03-15T13:00", "03-22T13:00"],
  ],
  [
    "America/Chicago",
    "2027-11-07",
    "08:00",
    ["10-31T13:00", "11-06T13:00", "11-07T14:00", "11-08T14:00", "11-15T14:00"],
  ],
  [
    "America/New_York",
    "2027-03-14",
    "08:00",
    ["03-07T13:00", "03-13T13:00", "03-14T12:00", "03-15T12:00", "03-22T12:00"],
  ],
  [
    "America/Denver",
    "2027-03-14",
    "08:00",
    ["03-07T15:00", "03-13T15:00", "03-14T14:00", "03-15T14:00", "03-22T14:00"],
  ],
  [
    "America/Phoenix",
    "2027-03-14",
    "08:00",
    ["03-07T15:00", "03-13T15:00", "03-14T15:00", "03-15T15:00", "03-22T15:00"],
  ],
  [
    "America/Los_Angeles",
    "2027-11-07",
    "08:00",
    ["10-31T15:00", "11-06T15:00", "11-07T16:00", "11-08T16:00", "11-15T16:00"],
  ],
  [
    "America/Adak",
    "2027-03-14",
    "08:00",
    ["03-07T18:00", "03-13T18:00", "03-14T17:00", "03-15T17:00", "03-22T17:00"],
  ],
  [
    "America/St_Johns",
    "2027-03-14",
    "08:00",
    ["03-07T11:30", "03-13T11:30", "03-14T10:30", "03-15T10:30", "03-22T10:30"],
  ],
  [
    "Asia/Kolkata",
    "2027-03-14",
    "08:00",
    ["03-07T02:30", "03-13T02:30", "03-14T02:30", "03-15T02:30", "03-22T02:30"],
  ],
  [
    "Asia/Kathmandu",
    "2027-11-07",
    "08:00",
    ["10-31T02:15", "11-06T02:15", "11-07T02:15", "11-08T02:15", "11-15T02:15"],
  ],
  [
    "Australia/Eucla",
    "2027-03-14",
    "08:00",
    ["03-06T23:15", "03-12T23:15", "03-13T23:15", "03-14T23:15", "03-21T23:15"],
  ],
  [
    "Pacific/Marquesas",
    "2027-03-14",
    "08:00",
    ["03-07T17:30", "03-13T17:30", "03-14T17:30", "03-15T17:30", "03-22T17:30"],
  ],
  // Clocks go back on 4 April 2027 and forward on 26 September (Chatham), 3 October (Lord Howe, half an hour).
  [
    "Pacific/Chatham",
    "2027-04-04",
    "08:00",
    ["03-27T18:15", "04-02T18:15", "04-03T19:15", "04-04T19:15", "04-11T19:15"],
  ],
  [
    "Pacific/Chatham",
    "2027-09-26",
    "08:00",
    ["09-18T19:15", "09-24T19:15", "09-25T18:15", "09-26T18:15", "10-03T18:15"],
  ],
  [
    "Australia/Lord_Howe",
    "2027-04-04",
    "08:00",
    ["03-27T21:00", "04-02T21:00", "04-03T21:30", "04-04T21:30", "04-11T21:30"],
  ],
  [
    "Australia/Lord_Howe",
    "2027-10-03",
    "08:00",
    ["09-25T21:30", "10-01T21:30", "10-02T21:00", "10-03T21:00", "10-10T21:00"],
  ],
  // In the gap: the first valid instant after it. In the repeated hour: the first of the two.
  [
    "America/Chicago",
    "2027-03-14",
    "02:30",
    ["03-07T08:30", "03-13T08:30", "03-14T08:00", "03-15T07:30", "03-22T07:30"],
  ],
  [
    "America/Chicago",
    "2027-11-07",
    "01:30",
    ["10-31T06:30", "11-06T06:30", "11-07T06:30", "11-08T07:30", "11-15T07:30"],
  ],
  [
    "Pacific/Chatham",
    "2027-09-26",
    "03:00",
    ["09-18T14:15", "09-24T14:15", "09-25T14:00", "09-26T13:15", "10-03T13:15"],
  ],
  [
    "Australia/Lord_Howe",
    "2027-10-03",
    "02:15",
    ["09-25T15:45", "10-01T15:45", "10-02T15:30", "10-03T15:15", "10-10T15:15"],
  ],
  [
    "America/Havana",
    "2027-03-14",
    "00:30",
    ["03-07T05:30", "03-13T05:30", "03-14T05:00", "03-15T04:30", "03-22T04:30"],
  ],
];

describe("reminders across clock changes", () => {
  it.each(TABLE)("%s, due %s, at %s", (zone, due, at, expected) => {
    const found = moments(dueOn(due), terms(zone), "2027-02-01T00:00:00Z", 40, { ...RULES, at });
    const first = found.indexOf(`2027-${expected[0]}`);
    expect(found.slice(first, first + 5)).toEqual(expected.map((one) => `2027-${one}`));
    expect(first).toBe(0);
  });
});

describe("when to speak of a step", () => {
  const chicago = terms("America/Chicago");

  it("never speaks of a step that is done, skipped, or has neither a day nor a snooze", () => {
    expect(
      moments(dueOn("2027-03-14", { state: "done" }), chicago, "2027-03-01T00:00Z", 1),
    ).toEqual([]);
    expect(
      moments(dueOn("2027-03-14", { state: "skipped" }), chicago, "2027-03-01T00:00Z", 1),
    ).toEqual([]);
    expect(moments(dueOn(null), chicago, "2027-03-01T00:00Z", 1)).toEqual([]);
  });

  it("says nothing of moments that were past when the date was set", () => {
    const found = moments(dueOn("2027-01-20"), chicago, "2027-01-19T15:00:00Z", 2);
    expect(found).toEqual(["2027-01-20T14:00", "2027-01-21T14:00"]);
  });

  it("speaks once a week of a step that stays overdue", () => {
    const found = moments(dueOn("2027-01-04"), chicago, "2027-01-20T15:00:00Z", 3);
    expect(found).toEqual(["2027-01-26T14:00", "2027-02-02T14:00", "2027-02-09T14:00"]);
  });

  it("waits for the end of a snooze, and a week more when the step was overdue by then", () => {
    const early = dueOn("2027-01-20", { snoozedUntil: "2027-01-15" });
    expect(moments(early, chicago, "2027-01-10T15:00:00Z", 3)).toEqual([
      "2027-01-15T14:00",
      "2027-01-19T14:00",
      "2027-01-20T14:00",
    ]);
    const late = dueOn("2027-01-04", { snoozedUntil: "2027-01-11" });
    expect(moments(late, chicago, "2027-01-08T15:00:00Z", 3)).toEqual([
      "2027-01-11T14:00",
      "2027-01-18T14:00",
      "2027-01-25T14:00",
    ]);
    expect(
      moments(dueOn(null, { snoozedUntil: "2027-01-11" }), chicago, "2027-01-08T15:00:00Z", 3),
    ).toHaveLength(1);
  });

  it("gathers what falls into an absence at the morning of the return", () => {
    const away = terms("America/Chicago", { awayUntil: "2027-01-25" });
    expect(moments(dueOn("2027-01-20"), away, "2027-01-12T15:00:00Z", 3)).toEqual([
      "2027-01-25T14:00",
      "2027-01-28T14:00",
      "2027-02-04T14:00",
    ]);
  });

  it("leaves unheard what a move to another zone put into the past, so that the next beat says it", () => {
    const step = dueOn("2027-01-20", { heardOn: "2027-01-19" });
    expect(remindAtOf(step, terms("Pacific/Chatham"), RULES)?.toISOString()).toBe(
      "2027-01-19T18:15:00.000Z",
    );
  });

  it("does not say the same day's reminder again after a move west", () => {
    const step = dueOn("2027-01-20", { heardOn: "2027-01-20" });
    expect(remindAtOf(step, terms("America/Adak"), RULES)?.toISOString()).toBe(
      "2027-01-21T18:00:00.000Z",
    );
  });
});

describe("quiet hours", () => {
  const quiet = (from: string, until: string, zone = "America/Chicago") =>
    terms(zone, { quietFrom: from, quietUntil: until });
  const first = (at: string, person: Terms) =>
    allowed(new Date(at), person, RULES).toISOString().slice(0, 16);

  it("move a moment to their end, over midnight too", () => {
    expect(first("2027-01-19T02:00:00Z", quiet("18:00", "07:30"))).toBe("2027-01-19T13:30");
    expect(first("2027-01-19T10:00:59Z", quiet("18:00", "07:30"))).toBe("2027-01-19T13:30");
    expect(first("2027-01-19T13:30:00Z", quiet("18:00", "07:30"))).toBe("2027-01-19T13:30");
    expect(first("2027-01-19T23:59:59Z", quiet("18:00", "07:30"))).toBe("2027-01-19T23:59");
    expect(first("2027-01-19T18:10:00Z", quiet("12:00", "13:00"))).toBe("2027-01-19T19:00");
  });

  it("end where the clock change lets them end", () => {
    // 02:30 does not exist on 14 March 2027: quiet ends at 03:00.
    expect(first("2027-03-14T07:00:00Z", quiet("22:00", "02:30"))).toBe("2027-03-14T08:00");
    // 01:15 comes twice on 7 November 2027; in the second time round, so does their end.
    expect(first("2027-11-07T07:15:00Z", quiet("22:00", "01:30"))).toBe("2027-11-07T07:30");
  });

  it("that begin and end at the same time are none", () => {
    expect(first("2027-01-19T02:00:00Z", quiet("08:00", "08:00"))).toBe("2027-01-19T02:00");
  });

  it("come after an absence", () => {
    const person = { ...quiet("18:00", "09:30"), awayUntil: "2027-01-25" };
    expect(first("2027-01-20T14:00:00Z", person)).toBe("2027-01-25T15:30");
  });
});
