import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Clock } from "../../../src/core/ports.ts";
import type { TeamsSettings } from "../deps.ts";
import { TEAMS } from "../limits.ts";
import type { Connector, Saying } from "../port.ts";
import { isOurs } from "../service-url.ts";
import { newClient } from "./client.ts";
import { createTokens } from "./credentials.ts";
import { isTaken, statusOf, toDeliveryError } from "./failure.ts";

/**
 * Waiting for a token and a first refusal may take long. No request begins later than this after the
 * call did, so that with its own time-out one attempt at a message ends before the courier's lease.
 */
const BEGIN_MS = 12_000;

/** What talking to the Bot Connector needs; `timeoutMs` is for tests. */
export interface ConnectorDeps {
  settings: TeamsSettings;
  clock: Clock;
  /** The time Teams lives in; `clock` when left out. */
  wall?: Clock;
  timeoutMs?: number;
}

type Client = Awaited<ReturnType<typeof newClient>>;
type Options = { abortSignal: AbortSignal };
type Activity = Parameters<Client["conversations"]["sendToConversation"]>[1];

/** What an answer holds besides its status (`_response`, of @azure/core-http-compat). */
type Answer = { id?: unknown; _response?: { bodyAsText?: string | null } };

/** The Bot Connector through Microsoft's client, one try a call: the outbox alone repeats. */
export async function createConnector(deps: ConnectorDeps): Promise<Connector> {
  const { settings, clock, wall = clock, timeoutMs = TEAMS.callMs } = deps;
  const tokens = await createTokens(settings, timeoutMs);
  // Loaded now, so that no message waits for it.
  await import("botframework-connector");
  const bot = { id: `28:${settings.appId ?? "cohort"}` };

  type Ask = (client: Client, options: Options) => Promise<unknown>;

  async function ask(serviceUrl: string, act: Ask, onlyFor?: string): Promise<Answer> {
    const by = performance.now() + BEGIN_MS;
    const request = async (token: string | undefined) => {
      if (performance.now() > by) throw new DeliveryError("not-sent", "took_too_long");
      const client = await newClient({ serviceUrl, token, ...(onlyFor && { onlyFor }) });
      const answer = await act(client, { abortSignal: AbortSignal.timeout(timeoutMs) });
      return (answer ?? {}) as Answer;
    };
    const token = await tokens.token();
    try {
      return await request(token);
    } catch (error) {
      if (statusOf(error) !== 401 || token === undefined) throw error;
    }
    return request(await tokens.token(token));
  }

  /** The address is looked at before each request, whoever named it: the bot's token goes with it. */
  async function call(serviceUrl: string, act: Ask, onlyFor?: string): Promise<Answer> {
    if (!isOurs(serviceUrl, settings.serviceHosts)) {
      throw new DeliveryError("hopeless", "foreign_service_url");
    }
    try {
      return await ask(serviceUrl, act, onlyFor);
    } catch (error) {
      if (isTaken(error)) return {};
      throw toDeliveryError(error, { now: clock.now(), wall: wall.now() });
    }
  }

  return {
    async send({ serviceUrl, conversation }, saying, onlyFor) {
      const answer = await call(
        serviceUrl,
        (client, options) =>
          client.conversations.sendToConversation(conversation, activity(saying), options),
        onlyFor,
      );
      return idOf(answer);
    },

    async update({ serviceUrl, conversation }, id, saying) {
      await call(serviceUrl, ({ conversations }, options) =>
        conversations.updateActivity(conversation, id, activity({ ...saying, id }), options),
      );
    },

    async remove({ serviceUrl, conversation }, id) {
      await call(serviceUrl, ({ conversations }, options) =>
        conversations.deleteActivity(conversation, id, options),
      );
    },

    async openPersonal(serviceUrl, tenant, userId) {
      const whose = { members: [{ id: userId, name: "" }], tenantId: tenant };
      const about = { bot: { ...bot, name: "" }, isGroup: false, ...whose };
      const channelData = { tenant: { id: tenant } };
      const asked = { ...about, channelData } as Parameters<
        Client["conversations"]["createConversation"]
      >[0];
      const answer = await call(serviceUrl, ({ conversations }, options) =>
        conversations.createConversation(asked, options),
      );
      const id = idOf(answer);
      if (id === "") throw new DeliveryError("ambiguous", "unreadable_answer");
      return id;
    },
  };
}

/** The SDK's type asks for all that an activity may have; what it leaves out, Teams fills in. */
const activity = (saying: Saying): Activity => saying as unknown as Activity;

/** The id in an answer; empty where the answer is. Anything else than Teams' JSON is nobody's word. */
function idOf({ id, _response }: Answer): string {
  if (typeof id === "string") return id;
  const body = _response?.bodyAsText ?? "";
  if (body.trim() === "" || isObject(body)) return "";
  throw new DeliveryError("ambiguous", "unreadable_answer");
}

function isObject(body: string): boolean {
  try {
    return typeof JSON.parse(body) === "object";
  } catch {
    return false;
  }
}
