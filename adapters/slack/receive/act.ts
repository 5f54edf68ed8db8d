import type { Address } from "../../../src/core/address.ts";
import type { Form } from "../../../src/core/form.ts";
import type { Incoming } from "../../../src/core/incoming.ts";
import type { Clock, Words } from "../../../src/core/ports.ts";
import { never } from "../../../src/core/reply.ts";
import type { Receive } from "../../adapter.ts";
import type { SlackLog } from "../deps.ts";
import { answerSubmission } from "../form/answer-submission.ts";
import type { createOpener } from "../form/open-view.ts";
import { readView, toSubmit } from "../form/read-view.ts";
import { escapeSlack } from "../plain.ts";
import { readSlack } from "../read/read.ts";
import type { SlackRead } from "../read/slack-read.ts";
import { renderSlack } from "../render.ts";
import { type Answer, DONE } from "./answer.ts";
import type { Payload } from "./parse.ts";

type Submitted = Extract<SlackRead, { type: "submitted" }>;
type Arrived = Extract<SlackRead, { type: "incoming" }>;
/** The bot was uninstalled, or its token revoked. */
export type Left = Extract<SlackRead, { type: "left" }>;

/** Does what a payload asks for; throws only when it could not be kept. */
export type Act = (payload: Payload, known: { botUserId: string | undefined }) => Promise<Answer>;

/** Does what a payload means, and says what to answer once it is kept. Throws when it could not be kept. */
export function createAct(deps: {
  receive: Receive;
  openForm: ReturnType<typeof createOpener>;
  left: (left: Left) => Promise<void>;
  /** Told of everyone who did something, after the answer; `page`: the one that was opened. */
  met: (from: Incoming["from"], page?: Address) => void;
  respond: (url: unknown, text: string) => boolean;
  words: Words;
  clock: Clock;
  log: SlackLog;
  /** Keeps track of what goes on after the answer. */
  later: (work: Promise<void>) => void;
}): Act {
  const { receive, openForm, left, met, respond, words, clock, log, later } = deps;

  /** Once the click was answered: its answer never waits for Slack's API. */
  async function open({ triggerId, responseUrl, incoming }: Arrived, form: Form): Promise<void> {
    const { at, from } = incoming;
    const { conversation, thread } = at;
    const place = { conversation, ...(thread !== undefined && { thread }) };
    const { tenant } = from;
    // Typed words open no form; whoever typed them is offered a button for it.
    if (!triggerId && incoming.type === "message") return;
    const reason = triggerId
      ? await openForm({ tenant, triggerId, form, at: place })
      : "no_trigger_id";
    if (reason === undefined) return;
    log.warn({ platform: "slack", tenant, reason }, "Slack did not open a form");
    respond(responseUrl, escapeSlack(words("slack.form.again")));
  }

  async function arrived(read: Arrived): Promise<Answer> {
    const { incoming } = read;
    const { answer, form } = await receive(incoming);
    const body = answer && carried(answer.reply);
    return {
      status: 200,
      ...(body && { body }),
      written(whole) {
        if (answer) later(answer.settle(whole && body !== undefined));
        if (form) later(open(read, form));
        met(incoming.from, incoming.type === "opened" ? incoming.at : undefined);
      },
    };
  }

  async function submitted(read: Submitted): Promise<Answer> {
    const filled = readView(read.view);
    if (!filled) return DONE;
    const received = await receive(toSubmit(read.arrival, filled));
    const body: Payload = { ...answerSubmission(words, received, filled) };
    return { status: 200, body, written: () => met(read.arrival.from) };
  }

  return async (payload, { botUserId }) => {
    const read = readSlack(payload, { botUserId, now: clock.now() });
    switch (read.type) {
      case "incoming":
        return arrived(read);
      case "submitted":
        return submitted(read);
      case "left":
        await left(read);
        return DONE;
      case "ignored":
        return DONE;
      case "unknown":
        log.info({ platform: "slack", reason: read.what }, "Slack sent something unknown");
        return DONE;
      default:
        return never(read);
    }
  };
}

/** The answer to a slash command for the asker's eyes; undefined for what does not fit one message. */
function carried(reply: Parameters<typeof renderSlack>[0]): Payload | undefined {
  const [only, ...more] = renderSlack(reply);
  return only && more.length === 0 ? { response_type: "ephemeral", ...only } : undefined;
}
