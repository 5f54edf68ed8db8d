import { type Installation as Granted, InstallProvider } from "@slack/oauth";
import { type Response, Router } from "express";
import type { Words } from "../../../src/core/ports.ts";
import { directOf } from "../places.ts";
import { clientOptions, slackSite } from "../slack-client.ts";
import { failureOf, refusedPage, ScopesError } from "./failures.ts";
import { type Page, sendPage } from "./html.ts";
import type { Greet, InstallDeps, SlackInstalls } from "./installs.ts";
import { installedPage, landingPage } from "./pages.ts";
import { tenantOfGrant } from "./rows.ts";
import { missingScopes, requiredScopes, SCOPES } from "./scopes.ts";
import { createStates, STATE_MINUTES } from "./state.ts";

/** The prefix keeps other hosts and plain HTTP from setting it (RFC 6265bis, 4.1.3.2). */
const COOKIE = "__Host-cohort-slack-state";

type RouteDeps = InstallDeps & { words: Words; installs: SlackInstalls; greet: Greet };

/** `GET /slack/install` and `GET /slack/oauth_redirect`; nothing where OAuth is not set up. */
export function createInstallRoutes(deps: RouteDeps): Router {
  const { settings, words, installs } = deps;
  const router = Router();
  if (!settings.oauth || !installs.rows) return router;
  const { provider, states, options } = createProvider(deps, installs.rows.keep);

  router.get("/slack/install", async (_req, res) => {
    const state = await states.generateStateParam(options, deps.clock.now());
    const link = (scopes: string[]) =>
      provider.generateInstallUrl({ ...options, scopes }, true, state);
    const least = await link(requiredScopes());
    const more = await link(SCOPES.map(({ name }) => name));
    const life = `Max-Age=${STATE_MINUTES * 60}`;
    res.set("Set-Cookie", `${COOKIE}=${state}; Secure; HttpOnly; SameSite=Lax; Path=/; ${life}`);
    sendPage(res, landingPage(words, { least, more }));
  });

  router.get("/slack/oauth_redirect", async (req, res) => {
    // A look ahead by a mail scanner or the like must not use up the state.
    if (req.method !== "GET") return void res.status(405).end();
    const { error } = req.query;
    if (typeof error === "string") return sendPage(res, refusedPage(words, error));
    await provider.handleCallback(req, res, callbacks(deps));
  });
  return router;
}

/** The SDK's side of OAuth, with our states and our store. It logs nothing. */
function createProvider(deps: RouteDeps, keep: (granted: Granted) => Promise<boolean>) {
  const { settings, store, clock, log } = deps;
  const { clientId = "", clientSecret = "", stateSecret = "", redirectUri } = settings.oauth ?? {};
  // Left out, Slack sends people to the redirect URL in the app's own settings; it is never made
  // from the request, whose Host header anyone can write.
  const options = { scopes: requiredScopes(), ...(redirectUri && { redirectUri }) };
  const states = createStates({ secret: stateSecret, store, clock, options });
  const slack = clientOptions(settings);

  async function storeInstallation(granted: Granted): Promise<void> {
    const isNew = await keep(granted);
    const reason = isNew ? "installed" : "installed_again";
    const facts = { platform: "slack", tenant: tenantOfGrant(granted)?.tenant };
    log.info({ ...facts, reason }, "a workspace installed the bot");
    if (!isNew || granted.isEnterpriseInstall) return;
    await greetInstaller(deps, granted).catch((error) =>
      log.error({ ...facts, err: error }, "the installer could not be greeted"),
    );
  }

  const provider = new InstallProvider({
    ...{ clientId, clientSecret, stateStore: states, stateCookieName: COOKIE },
    stateCookieExpirationSeconds: STATE_MINUTES * 60,
    authorizationUrl: slackSite(settings, "/oauth/v2/authorize").href,
    clientOptions: slack,
    ...(slack.logger && { logger: slack.logger }),
    installationStore: { storeInstallation, fetchInstallation: neverAsked },
  });
  return { provider, states, options };
}

/** Tokens are found by `SlackInstalls.token`, which refreshes them safely across processes. */
const neverAsked = async (): Promise<never> => {
  throw new Error("installations are not read through the SDK");
};

/** What the SDK leaves to us: to look at what was granted, and to say how it ended. */
function callbacks(deps: RouteDeps) {
  const { settings, words } = deps;
  // The SDK types its request and response as Node's; they are the ones Express gave it.
  const send = (res: unknown, page: Page) => sendPage(res as Response, page);
  return {
    afterInstallation: async (granted: Granted, _: unknown, _req: unknown, _res: unknown) => {
      const missing = missingScopes(granted.bot?.scopes ?? []);
      if (missing.length > 0) throw new ScopesError(missing);
      return true;
    },
    success: (granted: Granted, _: unknown, _req: unknown, res: unknown) =>
      send(res, installedPage(words, settings, granted)),
    failure: (error: unknown, _: unknown, _req: unknown, res: unknown) =>
      send(res, failureOf(deps, error)),
  };
}

/** Says hello to whoever installed the bot, in a direct message. */
async function greetInstaller({ greet, clock, newId }: RouteDeps, granted: Granted) {
  const party = tenantOfGrant(granted);
  if (!party) return;
  const { tenant } = party;
  const at = directOf(tenant, granted.user.id);
  const from = {
    platform: "slack" as const,
    tenant,
    userId: granted.user.id,
    name: "",
    direct: at,
  };
  const id = `slack:${tenant}:installed:${newId()}`;
  await greet({ type: "installed", id, sentAt: clock.now(), from, at });
}
