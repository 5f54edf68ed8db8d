import type { Router } from "express";
import type { Address } from "../../../src/core/address.ts";
import type { Incoming } from "../../../src/core/incoming.ts";
import type { Clock, Words } from "../../../src/core/ports.ts";
import type { Receive } from "../../adapter.ts";
import type { Capacity } from "../../gate.ts";
import type { Installs, SlackLog, SlackSettings } from "../deps.ts";
import type { createOpener } from "../form/open-view.ts";
import { type Act, createAct, type Left } from "./act.ts";
import { createBolt } from "./bolt.ts";
import { CAPACITY } from "./capacity.ts";
import { createExcuse } from "./excuse.ts";
import { createHttpRoutes } from "./http.ts";
import { createRespond } from "./respond.ts";
import { createResubmits } from "./resubmit.ts";
import { createSignatures } from "./signature.ts";
import { createSocket } from "./socket.ts";
import { createTake } from "./take.ts";

export interface ReceivingDeps {
  settings: SlackSettings;
  installs: Installs;
  clock: Clock;
  /** The time that signatures are made in; `clock` when left out. */
  wall?: Clock;
  words: Words;
  log: SlackLog;
  openForm: ReturnType<typeof createOpener>;
  left: (left: Left) => Promise<void>;
  /** Told of everyone who did something, after the answer; what it does is waited for at the end. */
  met: (from: Incoming["from"], page?: Address) => void;
  capacity?: Capacity;
}

/** Both ways in, HTTP and Socket Mode, with all that stands between Slack and the engine. */
export function createReceiving(deps: ReceivingDeps) {
  const { settings, installs, clock, wall = clock, words, log, capacity = CAPACITY } = deps;
  const { signingSecret, appToken, apiUrl } = settings;
  const { respond, idle } = createRespond({ log, ...(apiUrl && { apiUrl }) });
  const after = new Set<Promise<void>>();
  let act: Act | undefined;

  function later(work: Promise<void>): void {
    const done: Promise<void> = work
      .catch((error) => log.error({ platform: "slack", err: error }, "work after an answer failed"))
      .finally(() => after.delete(done));
    after.add(done);
  }

  const once = createResubmits();
  const bolt = createBolt({
    ...{ installs, log },
    act: (payload, known) => (act ? act(payload, known) : Promise.reject(new Error("not started"))),
  });
  const door = createTake({
    handle: (payload, retry) => once(payload, () => bolt(payload, retry)),
    excuses: createExcuse({ words, respond }),
    ...{ capacity, log },
  });
  const { take } = door;
  const socket = appToken
    ? createSocket({ appToken, take, log, ...(apiUrl && { apiUrl }) })
    : undefined;

  return {
    /** Undefined without a signing secret: then nothing that comes over HTTP could be believed. */
    routes: signingSecret
      ? createHttpRoutes({
          check: createSignatures({ secrets: signingSecret, clock: wall }),
          take,
          log,
        })
      : (undefined as Router | undefined),
    start(receive: Receive): void {
      act = createAct({ ...deps, receive, respond, later });
      door.open();
      socket?.start();
    },
    /** Turns away what comes from now on, and ends what is under way. */
    async stop(): Promise<void> {
      await door.close();
      await socket?.stop();
      await Promise.all(after);
      await idle();
    },
  };
}
