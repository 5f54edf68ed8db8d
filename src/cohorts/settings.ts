import { readPairs } from "../answers/pairs.ts";
import { readTimes } from "../answers/wall-time.ts";
import { answer } from "../core/answer.ts";
import type { Change, Outcome } from "../core/change.ts";
import type { Call, Feature } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Form } from "../core/form.ts";
import type { ShowPart } from "../core/page-part.ts";
import type { Words } from "../core/ports.ts";
import type { Person } from "../core/records.ts";
import type { Action } from "../core/reply.ts";
import { showDate, showMoment, showZone } from "../core/show.ts";
import { dayIn, isDay, isZone } from "../core/time.ts";

type Terms = Pick<Person, "zone" | "quietFrom" | "quietUntil" | "awayUntil">;

/** `settings`, its form, and its part of a person's page: when they are written to, and in which time zone. */
export function createSettings(deps: {
  words: Words;
  /** Also moves the reminders that the person is still to hear. */
  changeTerms: (person: Person, set: Partial<Terms>) => Promise<Change[]>;
}): { feature: Feature; part: ShowPart } {
  const { words, changeTerms } = deps;

  const quietOf = ({ quietFrom, quietUntil }: Terms) =>
    quietFrom && quietUntil ? `${quietFrom}–${quietUntil}` : undefined;

  const fieldsOf = (call: Call, terms: Terms) => [
    { label: words("settings.label.zone"), value: `${showZone(terms.zone)} (${terms.zone})` },
    { label: words("settings.label.now"), value: showMoment(call.now, terms.zone) },
    { label: words("settings.label.quiet"), value: quietOf(terms) ?? words("settings.no-quiet") },
    {
      label: words("settings.label.away"),
      value: terms.awayUntil ? showDate(terms.awayUntil) : words("settings.not-away"),
    },
  ];
  const linesOf = (fields: ReturnType<typeof fieldsOf>) =>
    fields.map(({ label, value }) => `${label}: ${value}`);
  const change = (): Action => ({
    ...{ id: "settings:form", opens: "form" },
    label: words("settings.button"),
  });

  function show(call: Call, terms: Terms, changed: boolean) {
    const fields = fieldsOf(call, terms);
    const lead = changed ? words("settings.changed") : words("settings.title");
    const { zone, quietFrom, quietUntil, awayUntil } = terms;
    return answer(call, {
      text: [lead, ...linesOf(fields), words("settings.how")].join("\n"),
      blocks: [
        { type: "heading", text: lead },
        { type: "fields", fields },
        { type: "text", text: words("settings.how") },
        { type: "actions", actions: [change()] },
      ],
      data: { type: "settings", zone, quietFrom, quietUntil, awayUntil },
    });
  }

  function form(terms: Terms): Form {
    return {
      ...{ id: "settings:change", title: words("settings.title"), submit: words("settings.save") },
      fields: [
        { id: "zone", type: "text", label: words("settings.label.zone"), value: terms.zone },
        {
          ...{ id: "quiet", type: "text", label: words("settings.label.quiet"), optional: true },
          ...{ hint: words("settings.quiet-hint"), value: quietOf(terms)?.replace("–", "-") ?? "" },
        },
        {
          ...{ id: "away", type: "date", label: words("settings.label.away"), optional: true },
          value: terms.awayUntil ?? "",
        },
      ],
    };
  }

  function noSuchZone(zone: string) {
    return words("settings.no-such-zone", { zone: zone.slice(0, 60) });
  }

  /** Everything at once; what cannot be read is said beside its field, and nothing is changed. */
  async function submit(call: Call, values: Record<string, string>): Promise<Outcome> {
    const { zone = "", quiet = "", away = "" } = values;
    const hours = quiet.trim() === "" ? undefined : readTimes(quiet);
    const today = dayIn(isZone(zone) ? zone : call.who.person.zone, call.now);
    const errors = {
      ...(!isZone(zone) && { zone: noSuchZone(zone) }),
      ...(quiet.trim() !== "" &&
        (!hours || hours.from === hours.until) && { quiet: words("settings.quiet-unclear") }),
      ...(away !== "" &&
        (!isDay(away) || away <= today) && { away: words("settings.away-unclear") }),
    };
    if (Object.keys(errors).length > 0) {
      const shown = form(call.who.person);
      const fields = shown.fields.map((one) => ({ ...one, value: values[one.id] ?? "" }));
      return { refused: true, form: { ...shown, fields, errors } };
    }
    const set: Terms = {
      zone,
      ...{ quietFrom: hours?.from ?? null, quietUntil: hours?.until ?? null },
      awayUntil: away === "" ? null : away,
    };
    const changes = await changeTerms(call.who.person, set);
    return { changes, outgoing: [show(call, set, true)] };
  }

  async function typed(call: Call, args: string): Promise<Outcome> {
    const { person } = call.who;
    const { values, words: rest, problems } = readPairs(args, ["zone"]);
    const zone = values.get("zone") ?? rest[0];
    if (problems.length > 0 || rest.length > 1)
      throw new UserError(words("settings.unknown"), { allowed: ["zone"] });
    if (zone === undefined) return { outgoing: [show(call, person, false)] };
    if (!isZone(zone))
      throw new UserError(noSuchZone(zone), { field: "zone", given: zone.slice(0, 60) });
    const changes = await changeTerms(person, { zone });
    return { changes, outgoing: [show(call, { ...person, zone }, true)] };
  }

  const part: ShowPart = async (call) => {
    const fields = fieldsOf(call, call.who.person);
    const title = words("settings.title");
    return {
      lines: [title, ...linesOf(fields)],
      blocks: [
        { type: "heading", text: title },
        { type: "fields", fields },
        { type: "actions", actions: [change()] },
      ],
    };
  };
  const responder = {
    prefix: "settings",
    action: async (call: Call) => ({ form: form(call.who.person) }),
    submit: (call: Call, _rest: string[], values: Record<string, string>) => submit(call, values),
  };
  return {
    feature: { commands: [{ name: "settings", run: typed }], responders: [responder] },
    part,
  };
}
