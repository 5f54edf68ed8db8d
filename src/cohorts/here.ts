import { isPage } from "../core/address.ts";
import { answer, isDirect } from "../core/answer.ts";
import { type Change, insert, type Outcome, remove, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { fromCohort } from "../core/from-cohort.ts";
import type { Channel, District } from "../core/records.ts";
import type { Action, Block } from "../core/reply.ts";
import { publish } from "../privacy/publish.ts";
import type { CohortDeps } from "./deps.ts";
import { districtMeant, touch } from "./districts.ts";
import { type Insider, insider } from "./roles.ts";

/** What a channel is to be, and the one of the same workspace that was it before. */
interface Meant {
  home: Insider;
  district: District | undefined;
  /** The row of this very conversation. */
  here: Channel | undefined;
  before: Channel | undefined;
}

/** `cohort here [for <district>]`: makes the channel it is said in the cohort's, or a district's. */
export function createHere({ store, words, newId }: CohortDeps) {
  const { reads } = store;

  /** Facilitators choose for everybody, leads for their own district; null is the whole cohort. */
  function mayChoose({ membership }: Insider, districtId: string | null): void {
    if (membership.role === "facilitator") return;
    if (membership.role === "lead" && districtId && membership.districtId === districtId) return;
    throw new UserError(words("cohort.here.not-you"), { allowed: ["facilitator", "lead"] });
  }

  async function meant(call: Call, district: District | undefined): Promise<Meant> {
    const home = insider(call, words);
    mayChoose(home, district?.id ?? null);
    if (isDirect(call) || isPage(call.at)) throw new UserError(words("cohort.here.direct"));
    const here = await reads.channelAt(call.at);
    if (here && here.cohortId !== home.cohort.id)
      throw new UserError(words("cohort.here.taken"), { reason: "taken" });
    // What the channel was used for until now ends, so that must be theirs to choose as well.
    if (here) mayChoose(home, here.districtId);
    const { platform, tenant } = call.at;
    const before = (await reads.channels(home.cohort.id)).find(
      (one) =>
        one.platform === platform &&
        one.tenant === tenant &&
        one.districtId === (district?.id ?? null),
    );
    return { home, district, here, before };
  }

  async function here(call: Call, said: string, sure: boolean): Promise<Outcome> {
    const { cohort } = insider(call, words);
    const district = said === "" ? undefined : await districtMeant(reads, cohort, said, words);
    return choose(call, await meant(call, district), sure);
  }

  function choose(call: Call, to: Meant, sure: boolean): Outcome {
    const { before, here: row } = to;
    if (before && before.id === row?.id)
      return told(call, words("cohort.here.same", facts(call, to)), []);
    return sure || (!before && !row) ? bind(call, to) : ask(call, to);
  }

  const whose = ({ home, district }: Meant) => district?.name ?? home.cohort.name;

  /** The channel by its name: what is said of it may have to be read in another conversation. */
  const facts = ({ at, incoming: { placeName = "" } }: Call, to: Meant) => ({
    ...{ whose: whose(to), channel: placeName, platform: at.platform },
    named: placeName === "" ? "no" : "yes",
  });

  function told(call: Call, text: string, actions: Action[]): Outcome {
    const blocks: Block[] = [
      { type: "text", text },
      ...(actions.length > 0 ? [{ type: "actions" as const, actions }] : []),
    ];
    return { outgoing: [answer(call, { text, blocks, data: { type: "channel" } })] };
  }

  function ask(call: Call, to: Meant): Outcome {
    const { cohort } = to.home;
    const text = words("cohort.here.sure", facts(call, to));
    const id = `cohort:here:${cohort.id}:${to.district?.id ?? ""}`;
    return told(call, text, [
      { id, label: words("cohort.button.here"), style: "primary" },
      { id: "cohort:keep", label: words("cohort.button.keep") },
    ]);
  }

  /** Of two rows one stays, with its id: the cohort's own where it is one of them, which the digest's schedule names. */
  function bind(call: Call, to: Meant): Outcome {
    const { home, district } = to;
    const rows = [to.before, to.here].filter((one) => one !== undefined);
    const row = rows.find((one) => one.districtId === null) ?? rows[0];
    const { platform, tenant, conversation } = call.at;
    const purpose = district ? ("district" as const) : ("cohort" as const);
    const set = { districtId: district?.id ?? null, purpose, name: nameOf(call, to), conversation };
    const fresh = { id: newId(), cohortId: home.cohort.id, platform, tenant, ...set };
    const kept: Channel = row ? { ...row, ...set } : { version: 1, ...fresh };
    const changes: Change[] = [
      ...rows.filter((one) => one !== row).map((one) => remove("channel", one)),
      row ? update("channel", row, set) : insert("channel", fresh),
      touch(home.cohort),
    ];
    const line = words("cohort.here.hello", { whose: whose(to) });
    const hello = publish(kept, { text: line, data: { type: "channel" } });
    const done = told(call, words("cohort.here.done", { ...facts(call, to), purpose }), []);
    return {
      changes,
      outgoing: [...(done.outgoing ?? []), hello],
      audit: [{ action: "channel.bound", subject: kept.id }],
    };
  }

  /** Where the platform does not say what the channel is called, it is known by whose it is. */
  const nameOf = ({ incoming }: Call, to: Meant) => incoming.placeName ?? whose(to);

  /** The confirm button: in the channel where it was asked, by whoever may choose now. */
  async function clicked(at: Call, [cohortId = "", districtId = ""]: string[]): Promise<Outcome> {
    const call = await fromCohort(reads, at, cohortId);
    const district = districtId ? await reads.district(districtId) : undefined;
    const wrong = districtId !== "" && district?.cohortId !== cohortId;
    if (!call || wrong) throw new UserError(words("cohort.gone"), { reason: "gone" });
    // The question itself could not be shown in the channel, which a button here does not name.
    if (isDirect(call))
      throw new UserError(
        words("cohort.here.again", {
          name: district?.name ?? "",
          district: district ? "yes" : "no",
        }),
      );
    return choose(call, await meant(call, district), true);
  }

  return { here, clicked };
}
