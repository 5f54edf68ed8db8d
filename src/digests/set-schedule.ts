import { answer } from "../core/answer.ts";
import { insert, type Outcome, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Cohort, Digest } from "../core/records.ts";
import { showMoment } from "../core/show.ts";
import { cohortChannels } from "../privacy/publish.ts";
import type { DigestDeps } from "./deps.ts";
import { nextAfter, type Rule, readRule, readSchedule, writeRule } from "./schedule.ts";

const WEEKDAYS = [
  "digest.weekday.mon",
  "digest.weekday.tue",
  "digest.weekday.wed",
  "digest.weekday.thu",
  "digest.weekday.fri",
  "digest.weekday.sat",
  "digest.weekday.sun",
] as const;

/** `digest schedule`: when the digest is posted by itself, echoed with the next moment in full. */
export function createSchedule({ store, words, newId }: DigestDeps) {
  const { reads } = store;

  async function setSchedule(call: Call, cohort: Cohort, said: string): Promise<Outcome> {
    const schedule = readSchedule(said);
    if (!schedule) throw new UserError(words("digest.schedule-unclear", { said }), { said });
    const current = await reads.digest(cohort.id);
    if (schedule === "off") return turnOff(call, current);
    const channel = cohortChannels(await reads.channels(cohort.id))[0];
    if (!channel) throw new UserError(words("digest.no-channel"));
    const { rule, time } = schedule;
    const nextAt = nextAfter(rule, time, cohort.zone, call.now);
    const set = { channelId: channel.id, rule: writeRule(rule), time, zone: cohort.zone, nextAt };
    const change = current
      ? update("digest", current, set)
      : insert("digest", { id: newId(), cohortId: cohort.id, ...set });
    return {
      changes: [change],
      outgoing: [answer(call, echo({ ...set, zone: cohort.zone }, rule))],
      audit: [{ action: "digest.scheduled", subject: cohort.id }],
    };
  }

  function turnOff(call: Call, current: Digest | undefined): Outcome {
    const changes = current?.nextAt ? [update("digest", current, { nextAt: null })] : [];
    const reply = { text: words("digest.off"), data: { type: "digest-schedule", nextAt: null } };
    return {
      changes,
      outgoing: [answer(call, reply)],
      audit: [{ action: "digest.unscheduled", subject: call.who.cohort?.id ?? "" }],
    };
  }

  /** Also what `digest` alone answers. */
  async function describe(call: Call, cohort: Cohort): Promise<Outcome> {
    const current = await reads.digest(cohort.id);
    const rule = current && readRule(current.rule);
    if (!current?.nextAt || !rule)
      return {
        outgoing: [
          answer(call, {
            text: words("digest.unscheduled"),
            data: { type: "digest-schedule", nextAt: null },
          }),
        ],
      };
    return { outgoing: [answer(call, echo({ ...current, nextAt: current.nextAt }, rule))] };
  }

  function echo(set: { rule: string; time: string; zone: string; nextAt: Date }, rule: Rule) {
    const { time, zone, nextAt } = set;
    const next = showMoment(nextAt, zone);
    const how =
      rule.type === "monthly"
        ? words("digest.monthly-on", { day: rule.day, time })
        : words("digest.weekly-on", { weekday: words(weekdayKey(rule.weekday)), time });
    const facts = { rule: set.rule, time, zone, nextAt: nextAt.toISOString() };
    return {
      text: words("digest.scheduled", { how, next }),
      data: { type: "digest-schedule", ...facts },
    };
  }

  return { setSchedule, describe };
}

const weekdayKey = (weekday: number) => WEEKDAYS[weekday - 1] ?? WEEKDAYS[0];
