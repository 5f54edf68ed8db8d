import { renderView } from "../../../adapters/slack/form/render-view.ts";
import { renderSlack } from "../../../adapters/slack/render.ts";
import { renderHome } from "../../../adapters/slack/render-home.ts";
import type { SlackBlock } from "../../../adapters/slack/table.ts";
import type { Form } from "../../../src/core/form.ts";
import type { Reply } from "../../../src/core/reply.ts";
import { shipped } from "../../bot.ts";
import { collectShown, partsOf } from "../../shown.ts";
import type { Shown } from "../../shown-kind.ts";
import { pageOfMessages, pageOfView } from "./draw.ts";

/** One thing the bot shows: what is sent to Slack, and a page that draws it. */
export interface Scene {
  name: string;
  sent: { kind: "message" | "view"; payload: { blocks: SlackBlock[] } }[];
  html: () => string;
}

/** Every kind of message, page and form the bot shows, from real conversations with it. */
export const collectScenes = async (): Promise<Scene[]> => (await collectShown()).flatMap(drawn);

function drawn(shown: Shown): Scene[] {
  if (shown.kind === "form") return forms(shown.name, shown.form);
  return [shown.kind === "page" ? home(shown.reply) : message(shown.name, shown.reply)];
}

function home(reply: Reply): Scene {
  const view = renderHome(reply, shipped.words("slack.home-more"));
  return {
    name: "app-home",
    sent: [{ kind: "view", payload: view }],
    html: () => pageOfView(view),
  };
}

function message(name: string, reply: Reply): Scene {
  const messages = renderSlack(reply);
  return {
    name,
    sent: messages.map((payload) => ({ kind: "message", payload })),
    html: () => pageOfMessages(messages),
  };
}

/** Every part of the form that was opened, as it opens. */
const forms = (name: string, form: Form): Scene[] =>
  partsOf(form).map((_, at) => {
    const payload = renderView(shipped.words, form, undefined, at);
    return {
      name: `${name}-${at + 1}`,
      sent: [{ kind: "view", payload }],
      html: () => pageOfView(payload),
    };
  });
