import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createSeal, SealError } from "../src/seal.ts";

const first = randomBytes(32);
const second = randomBytes(32);
const ABOUT = "slack|T1|installation|row-1|secrets";
const SECRET = '{"token":"xoxb-1-öß"}';

const failure = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};

describe("a seal", () => {
  const seal = createSeal([first]);

  it("gives back what it was given, and shows none of it meanwhile", () => {
    const sealed = seal.seal(SECRET, ABOUT);
    expect(sealed).toMatch(/^s1\.[0-9a-f]{8}\.[A-Za-z0-9_-]+$/);
    expect(Buffer.from(sealed.split(".")[2] ?? "", "base64url").toString()).not.toContain("xoxb");
    expect(seal.open(sealed, ABOUT)).toBe(SECRET);
    expect(seal.open(seal.seal("", ABOUT), ABOUT)).toBe("");
  });

  it.each([
    "slack|T2|installation|row-1|secrets",
    "slack|T1|installation|row-2|secrets",
    "teams|T1|installation|row-1|secrets",
    "",
  ])("does not open about %j what was sealed about another row", (other) => {
    const error = failure(() => seal.open(seal.seal(SECRET, ABOUT), other));
    expect(error).toBeInstanceOf(SealError);
    expect(error).toMatchObject({ code: "SEAL_CHANGED" });
    expect(String(error)).not.toMatch(/xoxb|token/);
  });

  it("does not open with any one bit changed", () => {
    const sealed = seal.seal(SECRET, ABOUT);
    const [version, key, text = ""] = sealed.split(".");
    const whole = Buffer.from(text, "base64url");
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const bad = Buffer.from(whole);
      bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const changed = `${version}.${key}.${bad.toString("base64url")}`;
      expect(failure(() => seal.open(changed, ABOUT))).toBeInstanceOf(SealError);
    }
  });

  it("does not open what was cut, padded, respelled or never sealed", () => {
    const sealed = seal.seal(SECRET, ABOUT);
    const cuts = Array.from({ length: sealed.length }, (_, n) => sealed.slice(0, n));
    const others = [
      `${sealed}=`,
      `${sealed}A`,
      ` ${sealed}`,
      `${sealed}\n`,
      SECRET,
      "s1..",
      "null",
    ];
    for (const bad of [...cuts, ...others])
      expect(
        failure(() => seal.open(bad, ABOUT)),
        bad,
      ).toBeInstanceOf(SealError);
  });

  it("uses another nonce every time", () => {
    const COUNT = 100_000;
    const nonces = new Set<string>();
    for (let n = 0; n < COUNT; n++) {
      const text = seal.seal("x", ABOUT).split(".")[2] ?? "";
      nonces.add(text.slice(0, 16));
    }
    expect(nonces.size).toBe(COUNT);
  });
});

describe("with several keys", () => {
  it("seals with the first, and opens with each", () => {
    const old = createSeal([first]).seal(SECRET, ABOUT);
    const both = createSeal([second, first]);
    expect(both.open(old, ABOUT)).toBe(SECRET);
    expect(both.isNewest(old)).toBe(false);
    const fresh = both.seal(SECRET, ABOUT);
    expect(both.isNewest(fresh)).toBe(true);
    expect(createSeal([second]).open(fresh, ABOUT)).toBe(SECRET);
  });

  it("does not open what a key sealed that is gone, or another key's name", () => {
    const gone = createSeal([first]).seal(SECRET, ABOUT);
    const error = failure(() => createSeal([second]).open(gone, ABOUT));
    expect(String(error)).toContain("a key that is not in COHORT_KEY");
    const both = createSeal([second, first]);
    const [, name] = both.seal("", ABOUT).split(".");
    const renamed = gone.replace(/\.[0-9a-f]{8}\./, `.${name}.`);
    expect(failure(() => both.open(renamed, ABOUT))).toBeInstanceOf(SealError);
  });

  it("needs one key at least", () => {
    expect(failure(() => createSeal([]))).toMatchObject({ code: "SEAL_KEY_MISSING" });
  });
});
