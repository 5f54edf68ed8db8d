import { NotTrusted } from "../port.ts";

/** A token of three parts with a signature; "none" has none. */
const BEARER = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/;

/** What of Microsoft's signing algorithms the SDK takes too. */
const ALGORITHMS = ["RS256", "RS384", "RS512"];

/**
 * The name of the key of a token that claims to be of `issuer`, of which nothing is proven yet.
 * Throws NotTrusted for every other token: those of the Emulator and of other bots, which the SDK
 * would check against other keys, never get that far.
 */
export function keyNamed(authorization: string, issuer: string): string {
  const [, head, body] = BEARER.exec(authorization) ?? [];
  if (!head || !body) throw new NotTrusted(authorization ? "bad_token" : "no_token");
  const { alg, kid } = decode(head);
  const { iss } = decode(body);
  if (iss !== issuer) throw new NotTrusted("wrong_issuer");
  if (typeof alg !== "string" || !ALGORITHMS.includes(alg)) throw new NotTrusted("wrong_algorithm");
  if (typeof kid !== "string") throw new NotTrusted("unknown_key");
  return kid;
}

function decode(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString());
    if (typeof value === "object" && value !== null) return { ...value };
  } catch {
    // Not JSON: said below.
  }
  throw new NotTrusted("bad_token");
}

/** The SDK's reason as a code. Its sentences quote claims, so none of their words is kept. */
const REASONS: [RegExp, string][] = [
  [/^invalid signature/, "wrong_signature"],
  [/token has expired/, "expired"],
  [/^jwt not active/, "not_yet_valid"],
  [/Invalid AppId/, "wrong_audience"],
  [/ServiceUrl claim/, "wrong_service_url"],
];

export function reasonOf(error: unknown): string {
  const said = error instanceof Error ? error.message : "";
  return REASONS.find(([pattern]) => pattern.test(said))?.[1] ?? "refused";
}
