import { describe, expect, it } from "vitest";
import { createBot, shipped } from "../bot.ts";
import { readSources } from "../sources.ts";

/** What buttons of results type for people: "library telehealth", "facts medicaid". */
const OFFERED = /"((?:library|facts) [a-z][a-z ]*)"/g;

describe("links that tools offer", () => {
  it("all lead to something, telehealth, agreements and privacy law among them (S112, S140, S160)", async () => {
    const code = readSources(".").filter(({ path }) => path.startsWith("src/tools/"));
    const said = new Set(code.flatMap(({ text }) => [...text.matchAll(OFFERED)].map(([, w]) => w)));
    expect([...said]).toEqual(
      expect.arrayContaining(["library telehealth", "library mou", "library ferpa"]),
    );
    const bot = await createBot();
    for (const words of said) {
      const { data } = await bot.say(words ?? "");
      expect(data.found, words).toBeGreaterThan(0);
    }
    await bot.close();
  });

  it("lead to entries whose facts are never the district's own", () => {
    for (const { say } of shipped.library.facts) expect(say).not.toMatch(/\b(?:our|your|we)\b/i);
  });
});
