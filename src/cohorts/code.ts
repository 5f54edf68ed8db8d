import { createHash } from "node:crypto";

/** Digits and letters that are not taken for one another when read aloud or written by hand (Crockford). */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 16;

const sha256 = (text: string) => createHash("sha256").update(text).digest();

/** A code of 80 bits in four groups ("7K3M-…"), made of a secret that is used for nothing else. */
export function codeFrom(secret: string): string {
  const bytes = sha256(`code ${secret}`).subarray(0, LENGTH);
  const letters = [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join("");
  return (letters.match(/.{4}/g) ?? []).join("-");
}

/** What is kept of a code, however it was typed; undefined for what cannot be one. */
export function hashOfCode(said: string): string | undefined {
  const bare = said
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  if (bare.length !== LENGTH) return undefined;
  return sha256(bare).toString("hex");
}
