import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { Seal } from "../adapters/slack/deps.ts";

const CIPHER = "aes-256-gcm";
/** 96 bits, the size that GCM is made for (NIST SP 800-38D, 5.2.1.1). */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /^s1\.([0-9a-f]{8})\.([A-Za-z0-9_-]+)$/;

/** A secret cannot be opened; `code` is for the log, which leaves sentences out. Never says what was in it. */
export class SealError extends Error {
  override readonly name = "SealError";
  readonly code: "SEAL_KEY_MISSING" | "SEAL_CHANGED";
  constructor(code: SealError["code"], text: string) {
    super(text);
    this.code = code;
  }
}

export interface Seals extends Seal {
  /** False when it was sealed with one of the older keys. */
  isNewest(sealed: string): boolean;
}

/**
 * AES-256-GCM under the first of `keys` (32 bytes each); the others only open what they sealed. What
 * it is about and the key's name are authenticated too, so a secret cannot be moved to another row.
 */
export function createSeal(keys: Buffer[]): Seals {
  const [newest, ...older] = keys.map((key) => ({ name: nameOf(key), key }));
  if (!newest) throw new SealError("SEAL_KEY_MISSING", "there is no key to seal with");
  const byName = new Map([newest, ...older].map(({ name, key }) => [name, key]));

  return {
    seal(plain, about) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, newest.key, nonce).setAAD(aad(about, newest.name));
      const body = Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final()]);
      const whole = Buffer.concat([body, cipher.getAuthTag()]);
      return `s1.${newest.name}.${whole.toString("base64url")}`;
    },

    open(sealed, about) {
      const [, name = "", text = ""] = SEALED.exec(sealed) ?? [];
      const key = byName.get(name);
      if (!key)
        throw new SealError(
          "SEAL_KEY_MISSING",
          "it was sealed with a key that is not in COHORT_KEY",
        );
      const whole = Buffer.from(text, "base64url");
      // Other spellings of the same bytes are not what was written.
      if (whole.toString("base64url") !== text)
        throw new SealError("SEAL_CHANGED", "it was changed");
      return decrypt(whole, key, aad(about, name));
    },

    isNewest: (sealed) => SEALED.exec(sealed)?.[1] === newest.name,
  };
}

function decrypt(whole: Buffer, key: Buffer, about: Buffer): string {
  if (whole.length < NONCE_BYTES + TAG_BYTES) throw new SealError("SEAL_CHANGED", "it was changed");
  const nonce = whole.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(about).setAuthTag(whole.subarray(-TAG_BYTES));
  try {
    const first = decipher.update(whole.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([first, decipher.final()]).toString("utf8");
  } catch {
    throw new SealError("SEAL_CHANGED", "it was changed, or belongs to another row");
  }
}

/** Names a key without telling anything of it. */
const nameOf = (key: Buffer) =>
  createHash("sha256").update("cohort key name").update(key).digest("hex").slice(0, 8);

const aad = (about: string, name: string) => Buffer.from(`${about}|${name}`, "utf8");
