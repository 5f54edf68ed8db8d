import type { Address } from "../../../src/core/address.ts";
import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Installs } from "../install/installs.ts";
import { isPersonal } from "../places.ts";
import type { Connector, Spot } from "../port.ts";
import { isHopeless, type Job, repeatable } from "./job.ts";
import type { Paced } from "./post.ts";

const BOT_NOT_THERE = "bot_not_there";
const NOT_THERE = new Set([BOT_NOT_THERE]);

/** Where a message is said, and what its pace is counted by: a conversation with all its threads. */
export interface Place {
  spot: Spot;
  name: string;
  /** One person reads it. */
  alone: boolean;
  /** What is for one person can be said there to that person alone. */
  targeted: boolean;
}

/** Finds the places Teams knows, and begins a person's own conversation where there is none. */
export function createPlaces(deps: {
  installs: Pick<Installs, "spotOf" | "serviceUrlOf" | "removed" | "met">;
  connector: Connector;
  paced: Paced;
  /** The bot's own id ("28:…"). */
  bot: string;
}) {
  const { installs, connector, paced, bot } = deps;

  /** Asking twice gives the same one, so whatever goes wrong is tried again. */
  async function open(job: Job, at: Address): Promise<Spot> {
    const { tenant, conversation: userId } = at;
    const serviceUrl = await installs.serviceUrlOf(tenant);
    if (serviceUrl === undefined) throw new DeliveryError("hopeless", "app_not_installed");
    const asked = paced(job, userId, () => connector.openPersonal(serviceUrl, tenant, userId));
    const chat = await asked.catch((error) => {
      throw repeatable(job, error);
    });
    await installs.met(tenant, {
      ...{ conversation: userId, kind: "personal", within: null, userId },
      known: { serviceUrl, chat, bot },
    });
    return { serviceUrl, tenant, conversation: chat };
  }

  /** Where the bot was taken out, asking would be in vain; the conversation itself, without a thread. */
  async function placeOf(job: Job, to: Address): Promise<Place> {
    const { platform, tenant, conversation } = to;
    const at = { platform, tenant, conversation };
    const alone = isPersonal(conversation);
    const known = await installs.spotOf(at);
    if (known?.conversation) {
      const { serviceUrl, conversation: named, targeted } = known;
      const spot = { serviceUrl, tenant, conversation: named };
      return { spot, name: conversation, alone, targeted };
    }
    if (!alone || (await installs.removed(at))) {
      throw new DeliveryError("hopeless", BOT_NOT_THERE);
    }
    return { spot: await open(job, at), name: conversation, alone, targeted: false };
  }

  /** Undefined where the bot is not: in a chat of people who have it each for themselves. */
  async function ifThere(job: Job, to: Address): Promise<Place | undefined> {
    try {
      return await placeOf(job, to);
    } catch (error) {
      if (isHopeless(error, NOT_THERE)) return undefined;
      throw error;
    }
  }

  return { placeOf, ifThere, open };
}
