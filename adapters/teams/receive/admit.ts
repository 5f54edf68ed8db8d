import { isObject } from "../../json.ts";
import type { Installs } from "../install/installs.ts";
import { type Activity, type Gatekeeper, KeysUnknown, NotTrusted } from "../port.ts";
import { isOurs } from "../service-url.ts";

/** Why an activity is not let in; `reason` is a code that may be logged. */
export interface TurnedAway {
  status: 401 | 403 | 503;
  reason: string;
}

/** The tenant of an activity that may be read, or why it may not. Throws only what is our own failure. */
export type Admit = (
  authorization: string,
  activity: Activity,
) => Promise<{ tenant: string } | TurnedAway>;

/**
 * Lets in what is Microsoft's word, comes from Teams and from a tenant that is served. What the
 * token does not vouch for is looked at first, so that nobody makes us check signatures in vain.
 */
export function createAdmit(deps: {
  gatekeeper: Gatekeeper;
  serves: Installs["serves"];
  serviceHosts: string[];
}): Admit {
  const { gatekeeper, serves, serviceHosts } = deps;

  return async (authorization, activity) => {
    // A bot in Azure may also be reached by Web Chat, where anybody can say to be anybody.
    if (activity.channelId !== "msteams") return { status: 403, reason: "wrong_channel" };
    if (!isOurs(activity.serviceUrl, serviceHosts)) return { status: 403, reason: "wrong_host" };
    try {
      await gatekeeper.check(authorization, activity);
    } catch (error) {
      if (error instanceof NotTrusted) return { status: 401, reason: error.message };
      if (error instanceof KeysUnknown) return { status: 503, reason: error.message };
      throw error;
    }
    const tenant = tenantOf(activity);
    if (tenant === undefined) return { status: 403, reason: "no_tenant" };
    return serves(tenant) ? { tenant } : { status: 403, reason: "wrong_tenant" };
  };
}

/** The two places Teams writes it in, which must not contradict one another. */
function tenantOf({ conversation, channelData }: Activity): string | undefined {
  const told = [
    isObject(conversation) ? conversation.tenantId : undefined,
    isObject(channelData) && isObject(channelData.tenant) ? channelData.tenant.id : undefined,
  ].filter((one) => one !== undefined && one !== null);
  const [first] = told;
  return typeof first === "string" && told.every((one) => one === first) ? first : undefined;
}
