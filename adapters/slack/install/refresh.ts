import { DeliveryError } from "../../../src/core/delivery.ts";
import { StaleError } from "../../../src/core/errors.ts";
import type { Clock } from "../../../src/core/ports.ts";
import type { SlackLog, SlackSettings } from "../deps.ts";
import { codeOf, createClient, refusalOf } from "../slack-client.ts";
import type { Opened, Rows } from "./rows.ts";

/** Tokens live twelve hours (https://docs.slack.dev/authentication/using-token-rotation). */
const EARLY_MS = 2 * 3_600_000;
/** Longer than a refresh can take (SLACK.callMs and two writes), so that nobody else uses the same refresh token meanwhile. */
const CLAIM_MS = 30_000;
/** A token that lives no longer than this may end on its way to Slack. */
const LAST_MS = 60_000;
const POLL_MS = 200;
const ATTEMPTS = 8;

/** Slack will never take this refresh token again. */
const SPENT = new Set([
  "invalid_refresh_token",
  "token_revoked",
  "token_expired",
  "account_inactive",
]);

/** A token of which Slack says that it has expired, whatever we believe. */
type Expired = string | undefined;

/** A bot token that is good for the next minute at least, refreshed once for everybody. */
export function createRefresh(deps: {
  settings: SlackSettings;
  clock: Clock;
  rows: Rows;
  log: SlackLog;
}): (opened: Opened, expired?: string) => Promise<string> {
  const { settings, clock, rows, log } = deps;
  const underWay = new Map<string, Promise<string>>();
  const now = () => clock.now().getTime();

  /** Without rotation a token has no end. */
  const left = ({ secrets: { bot } }: Opened) =>
    bot.expiresAt === undefined ? Number.POSITIVE_INFINITY : bot.expiresAt * 1000 - now();
  const good = (opened: Opened, expired: Expired, ms = LAST_MS) =>
    left(opened) > ms && opened.secrets.bot.token !== expired;

  /** Whoever writes the row first may use the refresh token; undefined for the others. */
  async function claim(opened: Opened): Promise<Opened | undefined> {
    const { refreshingUntil } = opened.secrets;
    if (refreshingUntil && Date.parse(refreshingUntil) > now()) return undefined;
    const until = new Date(now() + CLAIM_MS).toISOString();
    try {
      await rows.write(opened, { ...opened.secrets, refreshingUntil: until });
    } catch (error) {
      if (error instanceof StaleError) return undefined;
      throw error;
    }
    const mine = await rows.open(opened.row.tenant);
    return mine?.secrets.refreshingUntil === until ? mine : undefined;
  }

  /** The new pair is kept before anybody uses it: Slack gives it only once. */
  async function exchange(mine: Opened, expired: Expired): Promise<string> {
    const fresh = await ask(settings, mine.secrets.bot.refreshToken ?? "");
    const expiresAt = Math.floor(now() / 1000) + fresh.seconds;
    const { token, refreshToken } = fresh;
    for (let attempt = 1; ; attempt++) {
      const latest = await rows.open(mine.row.tenant);
      if (latest?.secrets.refreshingUntil !== mine.secrets.refreshingUntil) break;
      if (!latest) break;
      const { refreshingUntil: _, bot, ...rest } = latest.secrets;
      try {
        await rows.write(latest, { ...rest, bot: { ...bot, token, refreshToken, expiresAt } });
        return token;
      } catch (error) {
        if (!(error instanceof StaleError) || attempt === ATTEMPTS) throw error;
      }
    }
    // Installed anew, or removed, since: what is in the row now counts.
    return latestToken(mine, expired);
  }

  async function refresh(opened: Opened, expired: Expired): Promise<string> {
    const mine = await claim(opened);
    if (!mine) return latestToken(opened, expired);
    try {
      return await exchange(mine, expired);
    } catch (error) {
      if (error instanceof DeliveryError) throw error;
      const { tenant } = opened.row;
      const reason = codeOf(error) ?? "unknown";
      log.warn({ platform: "slack", tenant, reason }, "a Slack token could not be refreshed");
      // Still good, or of an installation that was made anew meanwhile.
      const latest = await rows.open(tenant);
      if (latest && good(latest, expired)) return latest.secrets.bot.token;
      if (SPENT.has(refusalOf(error) ?? "")) throw new DeliveryError("hopeless", reason);
      throw new DeliveryError("not-sent", reason, { retryAt: new Date(now() + CLAIM_MS) });
    }
  }

  /** The token as the database has it now; where that is over, another process is fetching the next one. */
  async function latestToken({ row }: Opened, expired: Expired): Promise<string> {
    for (let waited = 0; waited < CLAIM_MS / 3; waited += POLL_MS) {
      const latest = await rows.open(row.tenant);
      if (!latest) throw new DeliveryError("hopeless", "app_uninstalled");
      if (good(latest, expired)) return latest.secrets.bot.token;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    const retryAt = new Date(now() + CLAIM_MS);
    throw new DeliveryError("not-sent", "token_being_refreshed", { retryAt });
  }

  return async (opened, expired) => {
    const { row, secrets } = opened;
    if (!secrets.bot.refreshToken || good(opened, expired, EARLY_MS)) return secrets.bot.token;
    const name = `${row.id} ${expired ?? ""}`;
    const current =
      underWay.get(name) ?? refresh(opened, expired).finally(() => underWay.delete(name));
    underWay.set(name, current);
    return current;
  };
}

async function ask(settings: SlackSettings, refreshToken: string) {
  const answer = await createClient(settings).oauth.v2.access({
    client_id: settings.oauth?.clientId ?? "",
    client_secret: settings.oauth?.clientSecret ?? "",
    grant_type: "refresh_token",
    refresh_token: refreshToken,
  });
  const { access_token: token, refresh_token: next, expires_in: seconds } = answer;
  if (!token || !next || !seconds) throw new Error("Slack refreshed a token without giving one");
  return { token, refreshToken: next, seconds };
}
