import { createHmac, generateKeyPairSync, type KeyObject, sign as signBytes } from "node:crypto";

/** Who speaks for Teams' service in its tokens, learn.microsoft.com, bot-connector-authentication. */
const ISSUER = "https://api.botframework.com";

/** A pair takes a tenth of a second to make, and no test minds sharing them. */
const pairs: ReturnType<typeof newPair>[] = [];
const newPair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });

function pairAt(place: number) {
  const pair = pairs[place] ?? newPair();
  pairs[place] = pair;
  return pair;
}

/** Claims as Teams' service makes them; overwrite what should be wrong, undefined leaves one out. */
export function claimsFor(
  { appId, serviceUrl, now }: { appId: string; serviceUrl: string; now: Date },
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  const seconds = Math.floor(now.getTime() / 1_000);
  const claims = { iss: ISSUER, aud: appId, serviceurl: serviceUrl };
  return { ...claims, nbf: seconds - 60, iat: seconds - 60, exp: seconds + 3_600, ...more };
}

/** How a token is signed: `kid` names a key of ours; `key` is another one, or a secret for HS256. */
export interface Signing {
  kid?: string;
  alg?: string;
  key?: KeyObject | string;
  /** Further fields of the token's head. */
  header?: Record<string, unknown>;
}

/** Signing keys as Microsoft publishes them, and tokens signed with them. The first is called "k1". */
export function createKeys() {
  const keys = new Map<string, { pair: ReturnType<typeof newPair>; endorsements: string[] }>();

  /** Publishes another key, endorsed for these channels. */
  function add(kid: string, endorsements = ["msteams"]): void {
    keys.set(kid, { pair: pairAt(keys.size), endorsements });
  }
  add("k1");

  const jwks = () => ({
    keys: [...keys].map(([kid, { pair, endorsements }]) => ({
      ...pair.publicKey.export({ format: "jwk" }),
      ...{ kid, use: "sig", alg: "RS256", endorsements },
    })),
  });

  /** What stands at /.well-known/openidconfiguration; the keys are at `jwksUri`. */
  const openId = (jwksUri: string) => ({
    ...{ issuer: ISSUER, jwks_uri: jwksUri, authorization_endpoint: "https://invalid.example" },
    id_token_signing_alg_values_supported: ["RS256"],
  });

  /** A token; also wrong ones: alg "none" and "HS256", an unknown `kid`, another `key`. */
  function sign(claims: Record<string, unknown>, signing: Signing = {}): string {
    const { kid = "k1", alg = "RS256", key = keys.get(kid)?.pair.privateKey, header } = signing;
    const head = encode({ typ: "JWT", alg, kid, ...header });
    const said = `${head}.${encode(claims)}`;
    return `${said}.${signatureOf(said, alg, key ?? pairAt(0).privateKey)}`;
  }

  return {
    ...{ add, jwks, openId, sign },
    /** A key that is no longer published can still sign. */
    withdraw: (kid: string) => void keys.delete(kid),
    publicPem: (kid = "k1") =>
      keys.get(kid)?.pair.publicKey.export({ type: "spki", format: "pem" }).toString() ?? "",
  };
}

export type Keys = ReturnType<typeof createKeys>;

/** A key that Microsoft knows nothing of. */
export const strangersKey = (): KeyObject => pairAt(9).privateKey;

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

function signatureOf(said: string, alg: string, key: KeyObject | string): string {
  if (alg.toLowerCase() === "none") return "";
  if (alg.startsWith("HS") || typeof key === "string")
    return createHmac(`sha${alg.slice(2)}`, key)
      .update(said)
      .digest("base64url");
  return signBytes(`sha${alg.slice(2)}`, Buffer.from(said), key).toString("base64url");
}
