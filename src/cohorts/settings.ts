import { readPairs } from "../answers/pairs.ts";
import { answer } from "../core/answer.ts";
import type { Change } from "../core/change.ts";
import type { Call, Command } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import type { Person } from "../core/records.ts";
import { showDate, showMoment, showZone } from "../core/show.ts";
import { isZone } from "../core/time.ts";

/** `settings`: when this person is written to, and in which time zone their mornings are. */
export function createSettings(deps: {
  words: Words;
  /** Also moves the reminders that the person is still to hear. */
  changeZone: (person: Person, zone: string) => Promise<Change[]>;
}): Command {
  const { words, changeZone } = deps;

  function show(call: Call, zone: string, changed: boolean) {
    const { quietFrom, quietUntil, awayUntil } = call.who.person;
    const quiet =
      quietFrom && quietUntil ? `${quietFrom}–${quietUntil}` : words("settings.no-quiet");
    const fields = [
      { label: words("settings.label.zone"), value: `${showZone(zone)} (${zone})` },
      { label: words("settings.label.now"), value: showMoment(call.now, zone) },
      { label: words("settings.label.quiet"), value: quiet },
      {
        label: words("settings.label.away"),
        value: awayUntil ? showDate(awayUntil) : words("settings.not-away"),
      },
    ];
    const lead = changed ? words("settings.changed") : words("settings.title");
    return answer(call, {
      text: [
        lead,
        ...fields.map(({ label, value }) => `${label}: ${value}`),
        words("settings.how"),
      ].join("\n"),
      blocks: [
        { type: "heading", text: lead },
        { type: "fields", fields },
        { type: "text", text: words("settings.how") },
      ],
      data: { type: "settings", zone, quietFrom, quietUntil, awayUntil },
    });
  }

  return {
    name: "settings",
    async run(call, args) {
      const { values, words: rest, problems } = readPairs(args, ["zone"]);
      const zone = values.get("zone") ?? rest[0];
      if (problems.length > 0 || rest.length > 1)
        throw new UserError(words("settings.unknown"), { allowed: ["zone"] });
      if (zone === undefined) return { outgoing: [show(call, call.who.person.zone, false)] };
      if (!isZone(zone))
        throw new UserError(words("settings.no-such-zone", { zone: zone.slice(0, 60) }), {
          field: "zone",
          given: zone.slice(0, 60),
        });
      const changes = await changeZone(call.who.person, zone);
      return { changes, outgoing: [show(call, zone, true)] };
    },
  };
}
