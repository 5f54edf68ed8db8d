import type { Words } from "../../../src/core/ports.ts";
import { never } from "../../../src/core/reply.ts";
import { isObject } from "../../json.ts";
import type { Why } from "../../take.ts";
import { escapeSlack } from "../plain.ts";
import { type Answer, DONE, kindOf } from "./answer.ts";
import type { Payload } from "./parse.ts";

const AGAIN: Answer = { status: 503 };

/**
 * What is answered in place of the real answer, so that nobody believes that something was done
 * which was not: events are asked for again, people are told in the place they are looking at.
 */
export function createExcuse(deps: {
  words: Words;
  respond: (url: unknown, text: string) => boolean;
}) {
  const { words, respond } = deps;

  function sentence(why: Why): string {
    switch (why) {
      case "busy":
        return words("slack.busy");
      case "late":
        return words("slack.late");
      case "failed":
        return words("slack.failed");
      default:
        return never(why);
    }
  }

  /** Errors stand beside a field, so there must be one; without it Slack itself offers to try again. */
  function inForm(payload: Payload, why: Why): Answer {
    const field = firstField(payload.view);
    if (field === undefined) return AGAIN;
    const text = why === "late" ? words("slack.late-form") : sentence(why);
    return { status: 200, body: { response_action: "errors", errors: { [field]: text } } };
  }

  /** A press has no answer of its own; where nothing can be said, Slack marks the button. */
  function forPress(payload: Payload, why: Why): Answer {
    if (why === "late") return DONE;
    return respond(payload.response_url, escapeSlack(sentence(why))) ? DONE : AGAIN;
  }

  function excuse(payload: Payload, why: Why): Answer {
    const kind = kindOf(payload);
    switch (kind) {
      case "event":
        return AGAIN;
      case "command":
        return {
          status: 200,
          body: { response_type: "ephemeral", text: escapeSlack(sentence(why)), mrkdwn: false },
        };
      case "form":
        return inForm(payload, why);
      case "press":
        return forPress(payload, why);
      case "other":
        return why === "late" ? DONE : AGAIN;
      default:
        return never(kind);
    }
  }

  /** The request was answered long ago: the person hears it where that is still possible. */
  const tell = (payload: Payload, why: Why) =>
    respond(payload.response_url, escapeSlack(sentence(why)));

  return { excuse, tell };
}

function firstField(view: unknown): string | undefined {
  if (!isObject(view) || !Array.isArray(view.blocks)) return undefined;
  const input = view.blocks.find((block) => isObject(block) && block.type === "input");
  return typeof input?.block_id === "string" ? input.block_id : undefined;
}
