import type { ServiceClientCredentialsFactory } from "botframework-connector";
import type { Clock } from "../../../src/core/ports.ts";
import type { TeamsLog, TeamsSettings } from "../deps.ts";
import { type Gatekeeper, NotTrusted } from "../port.ts";
import { cloudOf } from "./cloud.ts";
import { createGoodTokens } from "./good-tokens.ts";
import { createPublishedKeys } from "./published-keys.ts";
import { silently } from "./silently.ts";
import { keyNamed, reasonOf } from "./token.ts";

const CHANNEL = "msteams";

let made = 0;

/**
 * Microsoft's own check of its tokens, with our memory of its keys. Without an app id everything
 * passes: settings allow that only where the playground is.
 */
export async function createGatekeeper(deps: {
  settings: Pick<TeamsSettings, "appId" | "openIdUrl">;
  /** Real time: tokens are made in it. */
  wall: Clock;
  log: TeamsLog;
}): Promise<Gatekeeper> {
  const { settings, wall, log } = deps;
  const { appId } = settings;
  if (!appId) return { check: async () => undefined };
  const { issuer, openIdUrl } = cloudOf(settings);
  const find = createPublishedKeys({
    ...{ url: openIdUrl, clock: wall },
    failed: (reason) =>
      log.warn({ platform: "teams", reason }, "Microsoft's keys could not be fetched"),
  });
  const good = createGoodTokens({ clock: wall });
  const check = await loadCheck({ appId, issuer, find });

  return {
    async check(authorization, { channelId, serviceUrl }) {
      if (channelId !== CHANNEL) throw new NotTrusted("wrong_channel");
      // The SDK leaves out the comparison with the token where there is none.
      if (typeof serviceUrl !== "string" || !serviceUrl) throw new NotTrusted("wrong_service_url");
      if (good.has(authorization, serviceUrl)) return;
      const kid = keyNamed(authorization, issuer);
      const key = await find(kid);
      if (!key) throw new NotTrusted("unknown_key");
      // The SDK lets a key without any endorsements speak for every channel.
      if (!key.endorsements.includes(CHANNEL)) throw new NotTrusted("not_endorsed");
      try {
        await silently(() => check(authorization, serviceUrl));
      } catch (error) {
        throw new NotTrusted(reasonOf(error));
      }
      good.add(authorization, serviceUrl);
    },
  };
}

/** The SDK, which is large and therefore loaded only where Teams is served. */
async function loadCheck(deps: {
  appId: string;
  issuer: string;
  find: ReturnType<typeof createPublishedKeys>;
}) {
  const { appId, issuer, find } = deps;
  const { ConfigurationBotFrameworkAuthentication } = await import("botbuilder");
  const { JwtTokenExtractor } = await import(
    "botframework-connector/lib/auth/jwtTokenExtractor.js"
  );
  // Where the SDK keeps its memories of keys, by address; never asked for, since ours is there.
  const name = `cohort:${++made}`;
  const { openIdMetadataCache } = JwtTokenExtractor as unknown as {
    openIdMetadataCache: Map<string, { getKey: typeof find }>;
  };
  openIdMetadataCache.set(name, { getKey: find });

  const mine: Partial<ServiceClientCredentialsFactory> = {
    isValidAppId: async (id) => typeof id === "string" && id.toLowerCase() === appId.toLowerCase(),
    isAuthenticationDisabled: async () => false,
  };
  // All of them, since the SDK takes none of its own when one is given; those that are not ours lead nowhere.
  const auth = new ConfigurationBotFrameworkAuthentication(
    {
      ...{ MicrosoftAppId: appId, ChannelService: "", CallerId: "", ValidateAuthority: true },
      ...{ ToBotFromChannelTokenIssuer: issuer, ToChannelFromBotOAuthScope: issuer },
      ...{ ToBotFromChannelOpenIdMetadataUrl: name, ToBotFromEmulatorOpenIdMetadataUrl: name },
      ...{ ToChannelFromBotLoginUrl: NOWHERE, OAuthUrl: NOWHERE },
    },
    // It only checks; credentials are made elsewhere.
    mine as ServiceClientCredentialsFactory,
  );
  return (authorization: string, serviceUrl: string) =>
    // Nothing else of an activity is looked at.
    auth.authenticateRequest({ channelId: CHANNEL, serviceUrl } as never, authorization);
}

const NOWHERE = "https://invalid.example";
