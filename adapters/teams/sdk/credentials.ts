import { DeliveryError } from "../../../src/core/delivery.ts";
import { networkCode } from "../../network.ts";
import { within } from "../../within.ts";
import type { TeamsSettings } from "../deps.ts";
import { TEAMS } from "../limits.ts";
import { isLoopback } from "../service-url.ts";

/** The bot's own tokens for Teams' service. */
export interface Tokens {
  /**
   * A token; undefined for a bot that nobody asks who it is. `refused`: one that Teams did not take,
   * so that another is fetched. Throws DeliveryError "not-sent" with a code when there is none to be had.
   */
  token(refused?: string): Promise<string | undefined>;
}

/** Fetches a token; `fresh`: one that was handed out before will not do. */
type FetchToken = (fresh: boolean) => Promise<string>;

/** Microsoft's codes: "AADSTS7000222" (a secret that expired), "invalid_client". */
const ENTRA = /\bAADSTS\d{4,9}\b/;
const PLAIN = /^[a-z][a-z_]{3,40}$/;

/** Tokens as the bot is registered; many callers share one request for a new one. `timeoutMs` is for tests. */
export async function createTokens(
  settings: TeamsSettings,
  timeoutMs: number = TEAMS.callMs,
): Promise<Tokens> {
  const { appId, loginUrl } = settings;
  if (!appId) return { token: async () => undefined };
  const fetchToken = isLocal(loginUrl)
    ? createLocalFetch({ appId, password: settings.password ?? "", loginUrl, timeoutMs })
    : await createSdkFetch({ ...settings, appId });
  const asked = new Map<boolean, Promise<string>>();
  let last: string | undefined;

  async function once(fresh: boolean): Promise<string> {
    try {
      return await within(timeoutMs, fetchToken(fresh));
    } catch (error) {
      throw new DeliveryError("not-sent", `no_token:${tokenCode(error)}`);
    } finally {
      asked.delete(fresh);
    }
  }

  return {
    async token(refused) {
      const fresh = refused !== undefined && refused === last;
      const running = asked.get(fresh) ?? once(fresh);
      asked.set(fresh, running);
      last = await running;
      return last;
    },
  };
}

/** As the SDK gets them: by MSAL with a password, or from the machine's managed identity. */
async function createSdkFetch(settings: TeamsSettings & { appId: string }): Promise<FetchToken> {
  const { appId, password = "", tenantId, type, loginUrl } = settings;
  const { ConfigurationServiceClientCredentialFactory } = await import("botbuilder");
  const sdk = await import("botframework-connector");
  const government = loginUrl?.startsWith(sdk.GovernmentConstants.ToChannelFromBotLoginUrlPrefix);
  const audience = government
    ? sdk.GovernmentConstants.ToChannelFromBotOAuthScope
    : sdk.AuthenticationConstants.ToChannelFromBotOAuthScope;
  const login = loginUrl ?? sdk.AuthenticationConstants.ToChannelFromBotLoginUrlPrefix;
  const factory = new ConfigurationServiceClientCredentialFactory({
    ...{ MicrosoftAppId: appId, MicrosoftAppType: type },
    // The SDK takes none for a managed identity.
    ...(type !== "UserAssignedMSI" && { MicrosoftAppPassword: password }),
    ...(tenantId && { MicrosoftAppTenantId: tenantId }),
  });
  const credentials = await factory.createCredentials(appId, audience, login, true);
  if (!(credentials instanceof sdk.AppCredentials)) throw new Error("the SDK has no such token");
  return (fresh) => credentials.getToken(fresh);
}

const isLocal = (url: string | undefined): url is string =>
  url !== undefined && (url.startsWith("http:") || isLoopback(new URL(url).host));

/** From a login server of a test: MSAL asks Microsoft about every other one first. */
function createLocalFetch(login: {
  appId: string;
  password: string;
  loginUrl: string;
  timeoutMs: number;
}): FetchToken {
  let held: { token: string; until: number } | undefined;
  return async (fresh) => {
    if (held && !fresh && performance.now() < held.until) return held.token;
    const answer = await fetch(`${login.loginUrl}/oauth2/v2.0/token`, {
      ...{ method: "POST", redirect: "error" },
      body: new URLSearchParams({
        ...{ grant_type: "client_credentials", scope: "https://api.botframework.com/.default" },
        ...{ client_id: login.appId, client_secret: login.password },
      }),
      signal: AbortSignal.timeout(login.timeoutMs),
    });
    const said = (await answer.json()) as Record<string, unknown>;
    const { access_token: token, expires_in: seconds } = said;
    if (typeof token !== "string") throw new Refused(String(said.error));
    held = { token, until: performance.now() + (Number(seconds) - 300) * 1_000 };
    return token;
  };
}

/** A login server's code for why there is no token. */
class Refused extends Error {
  readonly errorCode: string;
  constructor(errorCode: string) {
    super("refused");
    this.errorCode = errorCode;
  }
}

/** A code and nothing else: an error of MSAL's may quote what was sent. */
function tokenCode(error: unknown): string {
  const { message, errorCode } = (error ?? {}) as { message?: unknown; errorCode?: unknown };
  const [entra] = ENTRA.exec(String(message)) ?? [];
  if (entra) return entra;
  return typeof errorCode === "string" && PLAIN.test(errorCode) ? errorCode : networkCode(error);
}
