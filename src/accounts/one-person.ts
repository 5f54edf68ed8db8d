import type { Belongings } from "../core/belongings.ts";
import { type Change, insert, type New, remove, update } from "../core/change.ts";
import type { Identity, Person, Setting } from "../core/records.ts";
import type { Clash } from "./memberships.ts";

/** What moved when somebody became one with another, kept so that it can go back. */
export interface Moved {
  /** Who they were. */
  person: New<"person">;
  /** Their accounts, by id. */
  accounts: string[];
  /** Their records: "run:<id>". */
  records: string[];
  clashes: Clash[];
}

/** Records that say whose they are in a field of that name. */
const PLAIN = [
  "membership",
  "invitation",
  "run",
  "document",
  "plan",
  "brief",
  "observation",
  "consent",
] as const;

/** Gives everything that names `from` to `to`, except memberships, accounts and settings. */
export function given(all: Belongings, from: string, to: string): Change[] {
  const renamed = <T extends { by: string }>(one: T): T =>
    one.by === from ? { ...one, by: to } : one;
  return [
    ...all.run.map((row) => update("run", row, { personId: to })),
    ...all.document.map((row) => update("document", row, { personId: to })),
    ...all.plan.map((row) => update("plan", row, { personId: to })),
    ...all.brief.map((row) => update("brief", row, { personId: to })),
    ...all.observation.map((row) => update("observation", row, { personId: to })),
    ...all.consent.map((row) => update("consent", row, { personId: to })),
    ...all.invitation.map((row) => update("invitation", row, { personId: to })),
    ...all.experiment.map((row) =>
      update("experiment", row, {
        ...(row.personId === from && { personId: to }),
        jots: row.jots.map(renamed),
      }),
    ),
    ...all.step.map((row) =>
      update("step", row, {
        ...(row.ownerId === from && { ownerId: to }),
        history: row.history.map((one) => ({
          ...renamed(one),
          ownerId: one.ownerId === from ? to : one.ownerId,
        })),
      }),
    ),
  ];
}

/** Where both have a checklist open in one place, that of whoever goes is put aside, never lost. */
export function setAside(mine: Belongings, theirs: Belongings): Change[] {
  const open = theirs.run.filter(({ status }) => status === "open");
  const places = new Set(open.map(({ place }) => place));
  return mine.run
    .filter(({ status, place }) => status === "open" && places.has(place))
    .map((row) => update("run", row, { status: "saved" }));
}

/** A person joins with one invitation once. */
export function joiningsGiven(mine: Belongings, theirs: Belongings, to: string): Change[] {
  const used = new Set(theirs.joining.map(({ invitationId }) => invitationId));
  return mine.joining.map((row) =>
    used.has(row.invitationId) ? remove("joining", row) : update("joining", row, { personId: to }),
  );
}

/** The accounts of somebody who becomes one with another; the other's primary one stays that. */
export const accountsGiven = (accounts: Identity[], to: string): Change[] =>
  accounts.map((row) => update("identity", row, { personId: to, primary: false }));

/** The names of the records that go along, and can go back. */
export function namesOf(all: Belongings, personId: string): string[] {
  const plain = PLAIN.flatMap((kind) => all[kind].map(({ id }) => `${kind}:${id}`));
  const tests = all.experiment.filter((row) => row.personId === personId);
  const steps = all.step.filter((row) => row.ownerId === personId);
  return [
    ...plain,
    ...tests.map(({ id }) => `experiment:${id}`),
    ...steps.map(({ id }) => `step:${id}`),
  ];
}

/** Only those of the records that are named. */
export function among(all: Belongings, names: string[]): Belongings {
  const wanted = new Set(names);
  const only = <T extends { id: string }>(kind: string, rows: T[]) =>
    rows.filter(({ id }) => wanted.has(`${kind}:${id}`));
  return {
    ...all,
    membership: only("membership", all.membership),
    invitation: only("invitation", all.invitation),
    run: only("run", all.run),
    document: only("document", all.document),
    plan: only("plan", all.plan),
    brief: only("brief", all.brief),
    observation: only("observation", all.observation),
    consent: only("consent", all.consent),
    experiment: only("experiment", all.experiment),
    step: only("step", all.step),
  };
}

/** What the other's own settings are called, before the person's id. The first ones go along. */
export const CARRIED = ["join-tries", "plan-question"];
export const DROPPED = ["last-reminder", "link-tries"];

/** One setting of somebody who becomes one with another, who may have one of the same name. */
export function settingGiven(row: Setting, id: string, theirs: Setting | undefined): Change[] {
  return [remove("setting", row), ...(theirs ? [] : [insert("setting", { id, value: row.value })])];
}

/** A person whose platform did not say where they live learns it from their other account. */
export const learned = (to: Person, from: Person): Change[] =>
  to.zone === "UTC" && from.zone !== "UTC" ? [update("person", to, { zone: from.zone })] : [];
