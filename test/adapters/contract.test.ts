import { createConsole } from "../../adapters/console/adapter.ts";
import { renderConsole } from "../../adapters/console/render.ts";
import type { Address } from "../../src/core/address.ts";
import { adapterContract, type Stage } from "../contract/adapter.ts";
import { createSlackBot } from "../slack/bot.ts";
import { userOf as slackUser, TEAM as WORKSPACE } from "../slack/bot-rows.ts";
import { createTeamsBot } from "../teams/bot.ts";
import { channelOf, TENANT, userOf as teamsUser } from "../teams/bot-rows.ts";
import { createClient } from "./web/client.ts";
import { startPlayground } from "./web/stub.ts";

/** As Slack's client shows what was escaped for it. */
const unescaped = (text: string) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

adapterContract(
  "Slack",
  { readers: true, network: true, wayIn: true },
  async (): Promise<Stage> => {
    const bot = await createSlackBot();
    const shared: Address = { platform: "slack", tenant: WORKSPACE, conversation: "CRIVERBEND" };
    return {
      ...{ adapter: bot.adapter, shared, people: [slackUser("ana"), slackUser("ben")] },
      async sees(user, at) {
        const all = bot.seen({ user, ...(at && { in: at.conversation }) });
        return all.map(({ text, words, ts, thread_ts }) => ({
          ...{ words: unescaped(`${text}\n${words}`), id: ts },
          ...(thread_ts && { under: thread_ts }),
        }));
      },
      fail(kind) {
        const fault = { "not-sent": "429", ambiguous: "reset-after", hopeless: "" } as const;
        bot.slack.fail({}, fault[kind] || { error: "channel_not_found" });
      },
      async tell(text, times) {
        const { gesture } = bot.gestures.dmMessage(text, {
          team: WORKSPACE,
          user: slackUser("ana"),
        });
        let said = 0;
        for (let n = 0; n < times; n++) {
          const retry = n > 0 && { retry: { num: n, reason: "http_timeout" } };
          said += (await bot.send(gesture, { ...retry })).said.length;
        }
        return said;
      },
      close: () => bot.close(),
    };
  },
);

adapterContract(
  "Teams",
  { readers: true, network: true, wayIn: true },
  async (): Promise<Stage> => {
    const bot = await createTeamsBot();
    const conversation = channelOf("riverbend");
    return {
      adapter: bot.adapter,
      shared: { platform: "teams", tenant: TENANT, conversation },
      people: [teamsUser("ana"), teamsUser("ben")],
      async sees(user, at) {
        return bot.seen({ user, ...(at && { in: at.conversation }) }).map((one) => ({
          ...{ words: `${one.text}\n${one.words}`, id: one.message.id },
          ...(one.message.thread && { under: one.message.thread }),
        }));
      },
      fail(kind) {
        const hopeless = { status: 404 } as const;
        const fault = { "not-sent": { status: 429 }, ambiguous: "reset-after", hopeless } as const;
        bot.teams.fail({ method: "send" }, fault[kind]);
      },
      async tell(text, times) {
        const { activity } = bot.gestures.message(text, bot.actorOf({}));
        let said = 0;
        // Teams sends again under a new id.
        for (let n = 0; n < times; n++)
          said += (await bot.send({ ...activity, id: `${activity.id}${n}` })).said.length;
        return said;
      },
      close: () => bot.close(),
    };
  },
);

adapterContract("the page", { readers: true, wayIn: true }, async (): Promise<Stage> => {
  const playground = await startPlayground();
  const client = createClient(playground.url);
  const shared: Address = { platform: "web", tenant: "playground", conversation: "riverbend" };
  return {
    ...{ adapter: playground.adapter, shared, people: ["ana", "raj"] },
    async sees(as, at = { ...shared, conversation: `dm:${as}` }) {
      const posts = await playground.history.list(at.conversation, as, 1000);
      return posts.map(({ id, text, reply, thread }) => ({
        ...{ id: String(id), words: reply ? `${text}\n${renderConsole(reply)}` : text },
        ...(thread !== null && { under: String(thread) }),
      }));
    },
    async tell(text, times) {
      for (let n = 0; n < times; n++) await client.say("ana", text, { nonce: "contract-nonce-1" });
      return (await client.posts("ana")).filter(({ mine }) => !mine).length;
    },
    close: () => playground.stop(),
  };
});

adapterContract("the console", {}, async (): Promise<Stage> => {
  const printed: string[] = [];
  const adapter = createConsole({ print: ({ reply }) => void printed.push(renderConsole(reply)) });
  await adapter.start(async () => ({ status: "applied", refused: false }));
  return {
    ...{ adapter, people: ["ana"] },
    shared: { platform: "console", tenant: "local", conversation: "dm:ana" },
    sees: async () => printed.map((words, at) => ({ words, id: String(at) })),
    close: async () => {},
  };
});
