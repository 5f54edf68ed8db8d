import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";

/** One key of the key server, as a JWKS names it. */
interface Key {
  kid: string;
  endorsements: string[];
  privateKey: KeyObject;
  publicKey: KeyObject;
}

export interface SignOptions {
  kid?: string;
  /** What the header says; the signature is RS256 all the same ("none": there is none). */
  alg?: string;
}

/** The issuer of Teams' tokens (botframework-connector, authenticationConstants). */
export const ISSUER = "https://api.botframework.com";

const encoded = (thing: object) => Buffer.from(JSON.stringify(thing)).toString("base64url");

function newKey(kid: string, endorsements: string[]): Key {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { kid, endorsements, privateKey, publicKey };
}

/** The keys that Microsoft signs with, played: "good" is endorsed for Teams, others are added at will. */
export function createKeys() {
  const keys = new Map<string, Key>([["good", newKey("good", ["msteams"])]]);
  return {
    add: (kid: string, endorsements: string[] = ["msteams"]) =>
      void keys.set(kid, newKey(kid, endorsements)),
    remove: (kid: string) => void keys.delete(kid),
    /** What the address of the keys answers. */
    jwks: () => ({
      keys: [...keys.values()].map(({ kid, endorsements, publicKey }) => ({
        ...publicKey.export({ format: "jwk" }),
        ...{ kid, endorsements, use: "sig", alg: "RS256", x5t: kid },
      })),
    }),
    /** A token with those claims. */
    sign(claims: object, { kid = "good", alg = "RS256" }: SignOptions = {}): string {
      const key = keys.get(kid);
      if (!key) throw new Error(`no key ${kid}`);
      const body = `${encoded({ alg, kid, x5t: kid, typ: "JWT" })}.${encoded(claims)}`;
      if (alg === "none") return `${body}.`;
      return `${body}.${createSign("RSA-SHA256").update(body).sign(key.privateKey, "base64url")}`;
    },
  };
}

export type Keys = ReturnType<typeof createKeys>;

/** The claims of a good token of Teams, by the real clock: that is what tokens are checked by. */
export function teamsClaims(appId: string, serviceUrl: string, more: object = {}): object {
  const now = Math.floor(Date.now() / 1_000);
  return {
    ...{ iss: ISSUER, aud: appId, serviceurl: serviceUrl },
    ...{ nbf: now - 300, iat: now, exp: now + 3_600, ...more },
  };
}
