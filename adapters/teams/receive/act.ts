import type { Receive } from "../../adapter.ts";
import type { HttpAnswer } from "../../answer-http.ts";
import type { TeamsLog } from "../deps.ts";
import type { InvokeAnswers } from "../form/answer-invoke.ts";
import type { Installs } from "../install/installs.ts";
import type { TeamsRead } from "../read/teams-read.ts";

/** Does what an activity means, and says what to answer once it is kept. Throws when it could not be kept. */
export type Act = (tenant: string, read: TeamsRead) => Promise<HttpAnswer>;

const NOTHING = { status: "applied", refused: false } as const;

export function createAct(deps: {
  receive: Receive;
  installs: Pick<Installs, "met" | "left">;
  answers: Pick<InvokeAnswers, "answer">;
  log: TeamsLog;
  /** Keeps track of what goes on after the answer. */
  later: (work: Promise<void>) => void;
}): Act {
  const { receive, installs, answers, log, later } = deps;

  return async (tenant, read) => {
    if (!read.understood)
      log.info({ platform: "teams", reason: read.what }, "Teams sent something unknown");
    // Before the work: what it answers may be delivered while we are still here.
    if (read.met) await installs.met(tenant, read.met);
    if (read.left) await installs.left(tenant, read.left);
    const received = read.incoming ? await receive(read.incoming) : NOTHING;
    const { body, carried } = answers.answer(read, received);
    return {
      status: 200,
      ...(body && { body }),
      written(whole) {
        if ("answer" in received && received.answer)
          later(received.answer.settle(whole && carried));
      },
    };
  };
}
