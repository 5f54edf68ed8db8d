import { createPublicKey, type KeyObject } from "node:crypto";
import type { Clock } from "../../../src/core/ports.ts";
import { KeysUnknown } from "../port.ts";

/** A key, read once for all tokens, and the channels it may speak for. */
export interface PublishedKey {
  key: KeyObject;
  endorsements: string[];
}

const TIMEOUT_MS = 5_000;
/** Microsoft asks for new keys to be known within a day, learn.microsoft.com, bot-connector-authentication. */
const FRESH_MS = 86_400_000;
/** While Microsoft cannot be reached, what it published last is believed for this long. */
const OLDEST_MS = 7 * FRESH_MS;
/** Between one look for a key we do not know and the next: whoever makes up names causes no more than that. */
const UNKNOWN_MS = 300_000;
const FAILED_MS = 10_000;

/**
 * The keys that Microsoft signs with. The SDK's own memory of them has no time-out, asks once per
 * waiting request, and forgets what it knew when Microsoft cannot be reached; this one asks once
 * for all, at most every five minutes for unknown keys, and goes on with the keys it has.
 */
export function createPublishedKeys(deps: {
  url: string;
  clock: Clock;
  /** Told a code when they could not be fetched. */
  failed: (reason: string) => void;
}) {
  let keys = new Map<string, PublishedKey>();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let reachable = false;
  let underWay: Promise<void> | undefined;

  async function fetchAll(): Promise<void> {
    triedAt = deps.clock.now().getTime();
    try {
      keys = await fetchKeys(deps.url);
      fetchedAt = triedAt;
      reachable = true;
    } catch (error) {
      reachable = false;
      deps.failed(codeOf(error));
    }
  }

  /** Never rejects. Does nothing when it was tried less than so long ago. */
  function refresh(pauseMs: number): Promise<void> {
    if (underWay) return underWay;
    if (deps.clock.now().getTime() - triedAt < pauseMs) return Promise.resolve();
    underWay = fetchAll().finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  const age = () => deps.clock.now().getTime() - fetchedAt;

  /** Undefined for a key that Microsoft does not publish; throws KeysUnknown when nobody can tell. */
  return async function find(kid: string): Promise<PublishedKey | undefined> {
    if (age() > FRESH_MS) {
      const asked = refresh(FAILED_MS);
      if (age() > OLDEST_MS) await asked;
    }
    if (!keys.has(kid)) await refresh(reachable ? UNKNOWN_MS : FAILED_MS);
    const key = age() > OLDEST_MS ? undefined : keys.get(kid);
    if (!key && !reachable) throw new KeysUnknown("keys_unknown");
    return key;
  };
}

async function fetchKeys(url: string): Promise<Map<string, PublishedKey>> {
  const { jwks_uri: place } = await fetchJson(url);
  // Keys that came over an open line could be anybody's.
  if (typeof place !== "string" || new URL(place).protocol !== new URL(url).protocol)
    throw new Error("bad_document");
  const { keys } = await fetchJson(place);
  if (!Array.isArray(keys)) throw new Error("bad_document");
  return new Map(keys.flatMap(readKey));
}

async function fetchJson(url: string): Promise<Record<string, unknown>> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`status_${response.status}`);
  }
  const document: unknown = await response.json();
  if (typeof document !== "object" || document === null) throw new Error("bad_document");
  return { ...document };
}

/** None for a key that is not RSA, or that Node cannot read. */
function readKey(jwk: Record<string, unknown> | null): [string, PublishedKey][] {
  const { kid, kty, n, e, endorsements } = jwk ?? {};
  if (kty !== "RSA" || typeof kid !== "string" || typeof n !== "string" || typeof e !== "string")
    return [];
  try {
    const key = createPublicKey({ key: { kty, n, e }, format: "jwk" });
    return [[kid, { key, endorsements: Array.isArray(endorsements) ? endorsements : [] }]];
  } catch {
    return [];
  }
}

/** What went wrong, without any address or content. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const { cause } = error;
  if (cause instanceof Error && "code" in cause) return String(cause.code);
  return /^(status_\d+|bad_document)$/.test(error.message) ? error.message : error.name;
}
