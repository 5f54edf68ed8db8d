import type { Received } from "../../../src/core/engine.ts";
import type { NewId, Words } from "../../../src/core/ports.ts";
import { never } from "../../../src/core/reply.ts";
import type { TeamsRead } from "../read/teams-read.ts";
import { cardAnswer, said } from "./card-answer.ts";
import { dialogAnswer, told } from "./dialog-answer.ts";
import type { InvokeAnswer } from "./invoke-answer.ts";
import { listAnswer, nothingFound } from "./list-answer.ts";

/**
 * Why the real answer is not there: nothing was begun, it is still being worked on, or it failed
 * and nothing was kept.
 */
export type Why = "busy" | "late" | "failed";

/** What Teams is answered when it waits for something. Both are pure but for the names of new forms. */
export interface InvokeAnswers {
  answer(read: Pick<TeamsRead, "wants" | "incoming">, received: Received): InvokeAnswer;
  excuse(wants: TeamsRead["wants"], why: Why): InvokeAnswer;
}

export function createInvokeAnswers(deps: { words: Words; newId: NewId }): InvokeAnswers {
  const { words } = deps;

  function sentence(why: Why): string {
    switch (why) {
      case "busy":
        return words("teams.busy");
      case "late":
        return words("teams.late");
      case "failed":
        return words("teams.failed");
      default:
        return never(why);
    }
  }

  return {
    answer({ wants, incoming }, received) {
      switch (wants) {
        case "nothing":
          return { carried: false };
        case "card":
          return cardAnswer(deps, received, incoming);
        case "dialog":
        case "next":
          return dialogAnswer(deps, received, incoming);
        case "results":
          return listAnswer(deps, received);
        default:
          return never(wants);
      }
    },

    excuse(wants, why) {
      switch (wants) {
        case "nothing":
          return { carried: false };
        case "card":
          return said(sentence(why));
        case "dialog":
        case "next":
          return told(why === "late" ? words("teams.late-form") : sentence(why));
        case "results":
          return nothingFound(sentence(why));
        default:
          return never(wants);
      }
    },
  };
}
