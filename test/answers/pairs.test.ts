import { describe, expect, it } from "vitest";
import { nearest } from "../../src/answers/nearest.ts";
import { readPairs } from "../../src/answers/pairs.ts";

const keys = ["enrolment", "referrals", "iep-504", "other", "other:"];

describe("taking a command line apart", () => {
  it("finds pairs, quoted values and free words", () => {
    const read = readPairs(
      'please referrals=610/340 other="two words" "one more" IEP_504 = 3',
      keys,
    );
    expect([...read.values]).toEqual([
      ["referrals", "610/340"],
      ["other", "two words"],
      ["iep-504", "3"],
    ]);
    expect(read.words).toEqual(["please", "one more"]);
    expect(read.problems).toEqual([]);
  });

  it("reads the curly quotes that phones type, and empty values", () => {
    expect([...readPairs("other=“two words” referrals=", keys).values]).toEqual([
      ["other", "two words"],
      ["referrals", ""],
    ]);
  });

  it("keeps a number together that was typed or pasted with unbreakable spaces in it", () => {
    const line = "enrolment=8\u202f400 referrals=1\u00a0120/1\u2009020 other=8 400";
    const read = readPairs(line, keys);
    expect([...read.values.values()]).toEqual(["8\u202f400", "1\u00a0120/1\u2009020", "8"]);
    expect(read.words).toEqual(["400"]);
    expect(readPairs("other=12\u00a0referrals=3", keys).values.get("referrals")).toBe("3");
  });

  it("allows any name after a key that ends in a colon", () => {
    expect([...readPairs("other:attendance=5/2 other:=1", keys).values]).toEqual([
      ["other:attendance", "5/2"],
    ]);
  });

  it("reports duplicates and unknown keys by name, with the nearest known one", () => {
    expect(readPairs("referrals=1 referrals=2 refferals=3 zebra=4", keys).problems).toEqual([
      { type: "duplicate", key: "referrals" },
      { type: "unknown", key: "refferals", nearest: "referrals" },
      { type: "unknown", key: "zebra" },
    ]);
  });
});

describe("the nearest word", () => {
  it("forgives a slip, a swap and a beginning", () => {
    expect(nearest("enrollment", keys)).toBe("enrolment");
    expect(nearest("enrol", keys)).toBe("enrolment");
    expect(nearest("referrlas", keys)).toBe("referrals");
    expect(nearest("budget", keys)).toBeUndefined();
  });
});
