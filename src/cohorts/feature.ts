import { say } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call, Command, Feature, Responder } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { fromCohort } from "../core/from-cohort.ts";
import { createChangeMember } from "./change-member.ts";
import { createShowCohort } from "./cohort.ts";
import type { CohortDeps } from "./deps.ts";
import { createAddDistrict } from "./districts.ts";
import { createForms } from "./forms.ts";
import { createFound } from "./found.ts";
import { createHere } from "./here.ts";
import { createInvite } from "./invite.ts";
import { createInvites } from "./invites.ts";
import { createJoin } from "./join.ts";
import { createMembers } from "./members.ts";
import { createUnreachableJob } from "./unreachable-job.ts";

/** Founding a cohort, its districts and channels, and who is in it. */
export function createCohortsFeature(deps: CohortDeps): Feature {
  const { words } = deps;
  const { reads } = deps.store;
  const show = createShowCohort(deps);
  const { found, moveZone } = createFound(deps);
  const districts = createAddDistrict(deps);
  const channels = createHere(deps);
  const members = createMembers(deps);
  const people = createChangeMember(deps);
  const invites = createInvites(deps);
  const { command: join, redeem } = createJoin(deps);
  const { form, filled } = createForms(words);

  /** "… now" does at once what is otherwise asked about first. */
  const withNow = (text: string) => {
    const rest = text.replace(/(?:^|\s+)now$/i, "");
    return { rest: rest.trim(), sure: rest !== text };
  };

  const cohort: Command = {
    name: "cohort",
    verbs: ["new", "district", "members", "role", "remove", "here", "zone"],
    async run(call, args) {
      const [verb = ""] = args.split(/\s+/);
      const rest = args.slice(verb.length).trim();
      const { rest: about, sure } = withNow(rest);
      switch (verb.toLowerCase()) {
        case "":
          return show(call);
        case "new":
          return found(call, rest);
        case "district":
          return districts.typed(call, rest);
        case "members":
          return members(call);
        case "here":
          return channels.here(call, about.replace(/^for\s+/i, ""), sure);
        case "role":
          return people.role(call, about, sure);
        case "remove":
          return people.remove(call, about, sure);
        case "zone":
          return moveZone(call, rest);
        default:
          throw new UserError(words("cohort.unknown", { said: verb.slice(0, 40) }));
      }
    },
  };

  async function clicked(call: Call, [what = "", ...rest]: string[]): Promise<Outcome> {
    switch (what) {
      case "form": {
        const opened = form(call, rest[0] ?? "");
        if (opened) return { form: opened };
        break;
      }
      case "here":
        return channels.clicked(call, rest);
      case "role":
      case "remove":
        return people.clicked(call, what, rest);
      case "keep":
        return say(call, words("cohort.kept"));
    }
    throw new UserError(words("cohort.gone"), { reason: "gone" });
  }

  async function submitted(at: Call, what: string, cohortId: string, values: Values) {
    const name = values.name ?? "";
    if (what === "new") return filled(form(at, what), values, () => found(at, name));
    if (what === "join") return filled(form(at, what), values, () => redeem(at, values.code ?? ""));
    const call = what === "district" ? await fromCohort(reads, at, cohortId) : undefined;
    if (!call) throw new UserError(words("cohort.gone"), { reason: "gone" });
    const { name: _, ...profile } = values;
    const given = new Map(Object.entries(profile).filter(([, value]) => value !== ""));
    return filled(form(call, what), values, () => districts.add(call, name, given));
  }

  const responders: Responder[] = [
    {
      prefix: "cohort",
      action: clicked,
      submit: (call, [what = "", cohortId = ""], values) => submitted(call, what, cohortId, values),
    },
    {
      prefix: "invite",
      async action(call, [id = "", what]) {
        if (what !== "revoke") throw new UserError(words("invite.gone"), { reason: "gone" });
        return invites.revoke(call, id);
      },
    },
  ];
  const jobs = [createUnreachableJob(deps)];
  return { commands: [cohort, createInvite(deps), invites.command, join], responders, jobs };
}

type Values = Record<string, string>;
