import { again } from "../../again.ts";
import type { TeamsDeps } from "../deps.ts";
import { isPersonal, joinThread } from "../places.ts";
import type { Left, Met } from "../read/teams-read.ts";
import { isOurs } from "../service-url.ts";
import type { Installs } from "./installs.ts";
import { createPlaces } from "./kept-places.ts";
import { servedBy } from "./served.ts";

/**
 * Remembers where the bot is in Teams: a person's own conversation, a chat, a team with its channels.
 * Safe in many processes at once; writes only when something is new.
 */
export function createInstalls(
  deps: Pick<TeamsDeps, "settings" | "store" | "clock" | "newId" | "log">,
): Installs {
  const { settings, store, log } = deps;
  const places = createPlaces(deps);
  const serves = servedBy(settings);

  async function met(tenant: string, found: Met): Promise<void> {
    if (!isOurs(found.known.serviceUrl, settings.serviceHosts)) {
      log.warn(
        { platform: "teams", tenant },
        "a place with an unknown service address was left out",
      );
      return;
    }
    if (!(await again(() => places.keep(tenant, found)))) return;
    await again(() => places.settle(tenant));
  }

  async function left(tenant: string, gone: Left): Promise<boolean> {
    const wasThere = await again(() => places.forget(tenant, gone));
    if (wasThere) await again(() => places.settle(tenant));
    return wasThere;
  }

  /** A team's first channel bears the team's id, so whatever is known of the team says how to write there. */
  async function placeAt(tenant: string, conversation: string) {
    const own = await store.reads.reference("teams", tenant, conversation);
    if (own || isPersonal(conversation)) return own;
    return store.reads.activeReference("teams", tenant, conversation);
  }

  return {
    ...{ serves, met, left },

    async spotOf({ tenant, conversation, thread }) {
      const place = serves(tenant) ? await placeAt(tenant, conversation) : undefined;
      if (place?.status !== "active") return undefined;
      const { serviceUrl = "", chat = "", bot = "" } = place.known;
      const real = isPersonal(conversation) ? chat : joinThread(conversation, thread);
      const targeted = place.conversation === conversation && place.known.targeted === "yes";
      return { serviceUrl, tenant, conversation: real, bot, targeted };
    },

    async removed({ tenant, conversation }) {
      const place = await store.reads.reference("teams", tenant, conversation);
      return place?.status === "removed";
    },

    async serviceUrlOf(tenant) {
      const any = serves(tenant) && (await store.reads.activeReference("teams", tenant));
      return any ? any.known.serviceUrl : undefined;
    },
  };
}
