/** Codes of the network at which no byte of a request can have reached the other side. */
const NEVER_LEFT = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ENETDOWN"],
  ...["UND_ERR_CONNECT_TIMEOUT", "CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT"],
  ...["SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
  ...["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "ERR_TLS_CERT_ALTNAME_INVALID"],
]);

/** True when a request that failed with that code was surely not taken. */
export const neverLeft = (code: string): boolean => NEVER_LEFT.has(code);

/** The innermost code of a network failure: fetch wraps undici's error, which may wrap the system's. */
export function networkCode(error: unknown, depth = 0): string {
  const { name, code, cause } = (error ?? {}) as { name?: string; code?: unknown; cause?: unknown };
  if (name === "TimeoutError") return "timeout";
  if (typeof code === "string" && /^[A-Z_0-9]{3,60}$/.test(code)) return code;
  return cause && depth < 4 ? networkCode(cause, depth + 1) : "connection_lost";
}
