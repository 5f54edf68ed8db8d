import type { IncomingMessage } from "node:http";
import type { Method, Outcome } from "./call.ts";
import { type Answer, type Args, SlackRefusal, type Token, text, type World } from "./world.ts";

interface App {
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  /** Tokens live twelve hours and are replaced by a refresh token that works once. */
  rotation?: boolean;
}

interface Code {
  clientId: string;
  tenant: string;
  user: string;
  scopes: string[];
  redirectUri: string;
  until: number;
  used: boolean;
}

const CODE_MS = 10 * 60_000;
const TOKEN_SECONDS = 43_200;

/** Installing by OAuth: the page where somebody allows it, the exchange, rotation and revoking. */
export function createOauth(world: World) {
  const apps = new Map<string, App>();
  const codes = new Map<string, Code>();
  const refreshes = new Map<string, { token: string; clientId: string }>();

  function client(args: Args): App {
    const app = apps.get(text(args.client_id));
    if (!app) throw new SlackRefusal("invalid_client_id");
    if (app.clientSecret !== args.client_secret) throw new SlackRefusal("bad_client_secret");
    return app;
  }

  function issue(app: App, tenant: string, scopes: string[]): Answer {
    const token = `${app.rotation ? "xoxe.xoxb" : "xoxb"}-${tenant}-${world.id("t")}`;
    const expiresAt = world.now().getTime() + TOKEN_SECONDS * 1000;
    world.tokens.set(token, {
      ...{ token, tenant, scopes, state: "live", kind: "bot", clientId: app.clientId },
      ...(app.rotation && { expiresAt }),
    });
    const granted = { access_token: token, token_type: "bot", scope: scopes.join(",") };
    if (!app.rotation) return granted;
    const refresh = `xoxe-1-${world.id("r")}`;
    refreshes.set(refresh, { token, clientId: app.clientId });
    return { ...granted, refresh_token: refresh, expires_in: TOKEN_SECONDS };
  }

  function described(tenant: string): Answer {
    const all = [...world.workspaces.values()];
    const found = all.find(({ team, enterprise }) => team === tenant || enterprise?.id === tenant);
    if (!found) throw new SlackRefusal("invalid_code");
    const wide = found.enterprise?.id === tenant;
    return {
      ...{ app_id: "A1", bot_user_id: found.botUserId, is_enterprise_install: wide },
      team: wide ? null : { id: found.team, name: found.name },
      enterprise: found.enterprise ?? null,
    };
  }

  function exchange(app: App, args: Args): Answer {
    const code = codes.get(text(args.code));
    if (!code || code.clientId !== app.clientId) throw new SlackRefusal("invalid_code");
    if (code.used) throw new SlackRefusal("code_already_used");
    if (world.now().getTime() > code.until) throw new SlackRefusal("invalid_code");
    const redirect = text(args.redirect_uri);
    if (redirect && redirect !== code.redirectUri) throw new SlackRefusal("bad_redirect_uri");
    code.used = true;
    const granted = issue(app, code.tenant, code.scopes);
    return { ...granted, ...described(code.tenant), authed_user: { id: code.user } };
  }

  /** The old refresh token dies on use. Slack leaves the old access token until it expires. */
  function refresh(app: App, args: Args): Answer {
    const given = text(args.refresh_token);
    const known = refreshes.get(given);
    const token = known && world.tokens.get(known.token);
    if (!token || known.clientId !== app.clientId || token.state !== "live") {
      throw new SlackRefusal("invalid_refresh_token");
    }
    refreshes.delete(given);
    return { ...issue(app, token.tenant, token.scopes), ...described(token.tenant) };
  }

  const methods: Record<string, Method> = {
    "oauth.v2.access": (_, args) => {
      const app = client(args);
      return args.grant_type === "refresh_token" ? refresh(app, args) : exchange(app, args);
    },
    "auth.revoke": (caller: Token) => {
      caller.state = "token_revoked";
      return { revoked: true };
    },
  };

  /**
   * The page where a person allows the app. With `team` (or an organization's id) in the address it
   * is allowed at once, with `deny=1` refused; else it lists the places to choose from.
   */
  function page(rest: string, query: URLSearchParams): Outcome {
    const app = apps.get(query.get("client_id") ?? "");
    const redirectUri = query.get("redirect_uri") ?? app?.redirectUri ?? "";
    if (rest !== "authorize" || !app) return html(404, "No such app");
    if (redirectUri !== app.redirectUri) return html(400, "redirect_uri did not match");
    const back = new URL(redirectUri);
    if (query.has("state")) back.searchParams.set("state", query.get("state") ?? "");
    if (query.get("deny")) {
      back.searchParams.set("error", "access_denied");
      return redirect(back);
    }
    const tenant = query.get("team");
    if (!tenant) return html(200, choices(query));
    const code = world.id("code-");
    const scopes = (query.get("scope") ?? "").split(",").filter(Boolean);
    const until = world.now().getTime() + CODE_MS;
    const user = query.get("user") ?? someoneIn(tenant);
    codes.set(code, {
      clientId: app.clientId,
      tenant,
      user,
      scopes,
      redirectUri,
      until,
      used: false,
    });
    back.searchParams.set("code", code);
    return redirect(back);
  }

  /** Whoever is there first is who installs it. */
  function someoneIn(tenant: string): string {
    const all = [...world.workspaces.values()];
    const found = all.find(({ team, enterprise }) => team === tenant || enterprise?.id === tenant);
    return [...(found?.users.values() ?? [])].find(({ isBot }) => !isBot)?.id ?? "U1";
  }

  const choices = (query: URLSearchParams) =>
    [...world.workspaces.values()]
      .map(({ team, name }) => {
        const chosen = new URLSearchParams([...query, ["team", team]]);
        return `<a href="/oauth/v2/authorize?${chosen}">${name}</a>`;
      })
      .join("\n");

  return {
    methods,
    page,
    addApp: (app: App) => void apps.set(app.clientId, app),
    /** Client id and secret may also come as basic authentication. */
    withClient(request: IncomingMessage, args: Args): Args {
      const [, basic] = /^Basic (.+)$/.exec(request.headers.authorization ?? "") ?? [];
      if (!basic) return args;
      const [client_id, client_secret] = Buffer.from(basic, "base64").toString().split(":");
      return { ...args, client_id, client_secret };
    },
  };
}

const html = (status: number, body: string): Outcome => ({
  ...{ status, body, headers: { "content-type": "text/html" } },
});

const redirect = (to: URL): Outcome => ({
  ...{ status: 302, body: "", headers: { location: to.href } },
});
