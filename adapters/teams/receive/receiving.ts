import type { Router } from "express";
import type { Clock, NewId, Words } from "../../../src/core/ports.ts";
import type { Receive } from "../../adapter.ts";
import type { HttpAnswer } from "../../answer-http.ts";
import type { Capacity } from "../../gate.ts";
import { createRepeats } from "../../repeats.ts";
import { createTake, type Why } from "../../take.ts";
import type { TeamsLog, TeamsSettings } from "../deps.ts";
import { createInvokeAnswers } from "../form/answer-invoke.ts";
import type { Installs } from "../install/installs.ts";
import { TEAMS } from "../limits.ts";
import type { Activity, Gatekeeper } from "../port.ts";
import { readTeams } from "../read/read.ts";
import type { TeamsRead, Wants } from "../read/teams-read.ts";
import { type Act, createAct } from "./act.ts";
import { createAdmit } from "./admit.ts";
import { CAPACITY } from "./capacity.ts";
import { AGAIN, createHttpRoutes } from "./http.ts";
import { createRefusals } from "./refusals.ts";

/**
 * Who waits for an answer and gets none asks again, at once or after 30 s (read/name-arrival.ts). An
 * answer is a card at most, so that many of them are some 25 MB.
 */
const REMEMBERED = { keepMs: 120_000, most: 1_000 };

export interface ReceivingDeps {
  settings: Pick<TeamsSettings, "serviceHosts">;
  gatekeeper: Gatekeeper;
  installs: Pick<Installs, "serves" | "met" | "left">;
  clock: Clock;
  newId: NewId;
  words: Words;
  log: TeamsLog;
  capacity?: Capacity;
}

/** The way in from Teams, with all that stands between it and the engine. */
export function createReceiving(deps: ReceivingDeps) {
  const { settings, gatekeeper, installs, clock, log, capacity = CAPACITY } = deps;
  const answers = createInvokeAnswers(deps);
  const after = new Set<Promise<void>>();
  let act: Act | undefined;

  function later(work: Promise<void>): void {
    const done: Promise<void> = work
      .catch((error) => log.error({ platform: "teams", err: error }, "work after an answer failed"))
      .finally(() => after.delete(done));
    after.add(done);
  }

  /** A message is asked for again; who waits for an answer is told why it is not there. */
  function excuse(wants: Wants, why: Why): HttpAnswer {
    if (wants === "nothing") return AGAIN;
    const { body } = answers.excuse(wants, why);
    return { status: 200, ...(body && { body }) };
  }

  const once = createRepeats<HttpAnswer>(REMEMBERED);
  const door = createTake<HttpAnswer>({
    capacity,
    failed: (error) =>
      log.error({ platform: "teams", err: error }, "what Teams sent was not taken in"),
  });

  const work = (tenant: string, read: TeamsRead): Promise<HttpAnswer> =>
    act ? act(tenant, read) : Promise.reject(new Error("not started"));

  function take(tenant: string, activity: Activity): Promise<HttpAnswer> {
    const read = readTeams(activity, { tenant, now: clock.now() });
    const soon = read.wants !== "nothing" && read.wants !== "card";
    return door.take({
      tenant,
      work: () => once(repeatOf(read), () => work(tenant, read)),
      excuse: (why) => excuse(read.wants, why),
      ...(soon && { lateMs: Math.min(TEAMS.dialogMs, capacity.lateMs) }),
    });
  }

  const admit = createAdmit({ gatekeeper, serves: installs.serves, ...settings });
  return {
    routes: createHttpRoutes({
      ...{ admit, take, log },
      turnedAway: createRefusals({ clock, log }),
    }) as Router,
    start(receive: Receive): void {
      act = createAct({ receive, installs, answers, log, later });
      door.open();
    },
    /** Turns away what comes from now on, and ends what is under way. */
    async stop(): Promise<void> {
      await door.close();
      await Promise.all(after);
    },
  };
}

/** Under what a repeat is known: a message has no answer to remember, and who only looks is shown what is now. */
function repeatOf({ wants, incoming }: TeamsRead): string | undefined {
  if (!incoming || wants === "nothing" || incoming.type === "looked") return undefined;
  return `${wants} ${incoming.id}`;
}
