import { setTimeout as wait } from "node:timers/promises";
import { DeliveryError } from "../../../src/core/delivery.ts";
import { StartError } from "../../../src/core/errors.ts";
import type { Clock } from "../../../src/core/ports.ts";
import type { Gone, Install, SlackLog, SlackSettings } from "../deps.ts";
import { codeOf, createClient, refusalOf } from "../slack-client.ts";

const RETRY_MS = 5_000;
/** How long a message waits for the answer that it may be the first to ask for. */
const PATIENCE_MS = 1_000;

/** Answers to auth.test that another try will not change (https://docs.slack.dev/reference/methods/auth.test). */
const REFUSED = new Set([
  ...["account_inactive", "invalid_auth", "no_permission", "not_allowed_token_type", "not_authed"],
  ...["org_login_required", "token_expired", "token_revoked", "team_access_not_granted"],
]);

/** The one workspace whose bot token is in the settings. The token is never written anywhere. */
export function createSingle(
  { settings, clock, log }: { settings: SlackSettings; clock: Clock; log: SlackLog },
  botToken: string,
) {
  let known: (Install & { since: Date }) | undefined;
  /** Why it will not be served: the token is refused, or the bot was removed. */
  let over: string | undefined;
  let asking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function ask(): Promise<void> {
    try {
      known = await learn(settings, botToken, clock.now());
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal && REFUSED.has(refusal)) {
        over = refusal;
        const reason = { platform: "slack", reason: refusal };
        log.error(reason, "Slack does not take SLACK_BOT_TOKEN");
        return;
      }
      const reason = codeOf(error) ?? "unknown";
      log.warn({ platform: "slack", reason }, "Slack cannot be reached; trying again");
      if (!stopped) timer = setTimeout(() => void askOnce(), RETRY_MS).unref();
    }
  }

  function askOnce(): Promise<void> {
    clearTimeout(timer);
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  }

  /** Never waits for Slack. Throws where it is not known yet whose token it is. */
  function find(tenant: string): Install | undefined {
    if (over) return undefined;
    if (!known) throw new DeliveryError("not-sent", "slack_unreachable");
    const { since: _, ...install } = known;
    return install.tenant === tenant ? install : undefined;
  }

  return {
    find,

    async token(tenant: string): Promise<string | undefined> {
      if (!known && !over) await Promise.race([askOnce(), wait(PATIENCE_MS, null, { ref: false })]);
      return find(tenant) && botToken;
    },

    /** It stays removed until the program starts again, with a token that works. False when it is another's. */
    remove(tenant: string, of?: Gone): boolean {
      if (known?.tenant !== tenant || over) return false;
      if (of && (of instanceof Date ? known.since > of : of.token !== botToken)) return false;
      over = "app_uninstalled";
      return true;
    },

    async start(): Promise<void> {
      await askOnce();
      if (over) throw new StartError([complaint(over)]);
    },

    stop(): void {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

const complaint = (code: string) =>
  `SLACK_BOT_TOKEN does not work: Slack answers ${code}. Copy the Bot User OAuth Token again, from "OAuth & Permissions" of your app.`;

async function learn(settings: SlackSettings, token: string, since: Date) {
  const said = await createClient(settings, token).auth.test();
  const tenant = said.is_enterprise_install ? said.enterprise_id : said.team_id;
  return {
    ...{ tenant: tenant ?? "", name: said.team ?? "", since },
    ...{ botId: said.bot_id ?? "", botUserId: said.user_id ?? "" },
    scopes: said.response_metadata?.scopes ?? [],
  };
}
