import type { Keys } from "../keys.ts";

interface Answer {
  status: number;
  body: unknown;
}

export interface App {
  appId: string;
  password: string;
}

const SCOPE = "https://api.botframework.com/.default";

/** Where the bot gets its tokens, and where the keys of Teams' own tokens are told. */
export function createLogin({ app, keys, origin }: { app: App; keys: Keys; origin(): string }) {
  const good = new Set<string>();
  let count = 0;

  /** The OAuth client-credentials flow (learn.microsoft.com, entra/identity-platform). */
  function token(path: string, form: URLSearchParams): Answer {
    const refuse = (status: number, error: string): Answer => ({ status, body: { error } });
    if (form.get("grant_type") !== "client_credentials")
      return refuse(400, "unsupported_grant_type");
    if (form.get("client_id") !== app.appId || form.get("client_secret") !== app.password)
      return refuse(401, "invalid_client");
    const asked = path.includes("/v2.0/") ? form.get("scope") : `${form.get("resource")}/.default`;
    if (asked !== SCOPE) return refuse(400, "invalid_scope");
    const access_token = `bearer-${++count}`;
    good.add(access_token);
    return { status: 200, body: { token_type: "Bearer", expires_in: 3_599, access_token } };
  }

  return {
    token,
    isGood: (authorization: string) => good.has(authorization.replace(/^Bearer /, "")),
    /** How many tokens were given out. */
    given: () => count,
    /** Every token so far is worth nothing from now on. */
    expire: () => good.clear(),
    openId: (): Answer => ({
      status: 200,
      body: keys.openId(`${origin()}/v1/.well-known/keys`),
    }),
    keys: (): Answer => ({ status: 200, body: keys.jwks() }),
  };
}
