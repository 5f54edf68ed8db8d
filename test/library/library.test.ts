import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { find } from "../../src/library/find.ts";
import { libraryShape, uncited } from "../../src/prompts/library-shape.ts";
import { readYaml } from "../../src/prompts/yaml-file.ts";
import { createBot, shipped } from "../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

describe("facts", () => {
  it("come with their source, and apart from the district's own numbers (S142)", async () => {
    await bot.say(
      "gap enrolment=8400 screeners=1120 referrals=610/340 crisis=74/18 incidents=260/95 iep-504=310/120 surveys=900/210 assessments=88/22 state=0 other=45/15 served=1050",
    );
    const { text, data } = await bot.say("facts unserved young people");
    expect(text).toContain("about 75 to 80 % do not get them");
    expect(text).toContain(
      'Source: US Department of Health and Human Services, as cited in "Effective School-Community Partnerships',
    );
    expect(text).toContain("2001");
    expect(text).toContain("Keep them apart from your own numbers.");
    expect(text).not.toContain("8,400");
    expect(data).toMatchObject({ type: "facts", shown: ["unserved", "served-at-school"] });
    expect((await bot.say("facts six times")).text).toContain("Jaycox et al. 2010");
    expect((await bot.say("facts 55 percent braid")).text).toContain("35 % from city taxes");
  });

  it("say so where there is no citation yet, and the loader warns (S194)", async () => {
    const { text } = await bot.say("facts connecticut");
    expect(text).toContain("$99.9 million");
    expect(text).toContain("no citation yet. Check it before you quote it.");
    expect(shipped.warnings).toEqual([
      'prompts/library.yaml: the fact "connecticut" has no citation yet',
      'prompts/library.yaml: the fact "start-small" has no citation yet',
    ]);
    expect(uncited({ facts: [], links: [] }, "library.yaml")).toEqual([]);
  });

  it("are listed without words, and a word that fits nothing is answered kindly", async () => {
    const all = await bot.say("facts");
    expect(all.text).toContain("14 facts to quote, the first 6 here.");
    const none = await bot.say("facts zebras");
    expect(none.text).toContain('Nothing fits "zebras" among 14.');
    expect(none.text).toContain('say "facts" alone');
  });
});

describe("the library", () => {
  it("finds what the source documents name, with its address where one is recorded", async () => {
    const cases: [string, string[]][] = [
      ["implementation engine", ["Implementation Engine", "Chiefs for Change"]],
      ["wilder", ["Appendix D", "from page 49", "Appendix E", "from page 53"]],
      ["telehealth", ["Telehealth in Schools Blueprint 2.0", "Innovate Ohio", "Address not rec"]],
      ["school mental health 101", ["School Mental Health 101", "National Center for Youth Law"]],
      ["quality guide", ["Needs-Assessment-&-Resource-Mapping-2.3.20.pdf"]],
      ["mou", ["3bd5f5f5dc0a62791f3883499cb2a267.pdf", "Baltimore"]],
      ["ferpa", ["2019%20HIPAA%20FERPA%20Joint%20Guidance%20508.pdf"]],
      ["free care", ["https://healthystudentspromisingfutures.org/topics/free-care-policy/"]],
      ["epsdt", ["Early and Periodic Screening, Diagnostic and Treatment"]],
      ["ncsmh", ["National Center for School Mental Health"]],
    ];
    for (const [words, parts] of cases) {
      const { text } = await bot.say(`library ${words}`);
      for (const part of parts) expect(text, words).toContain(part);
    }
    expect((await bot.say("library")).text).toContain("15 links, the first 6 here.");
  });

  it("uses only addresses that the source documents and their notes hold", () => {
    const known = readFileSync("test/library/addresses.txt", "utf8").split("\n");
    const all = [...shipped.library.facts, ...shipped.library.links];
    const urls = all.flatMap(({ url }) => (url ? [url] : []));
    expect(urls.filter((url) => !known.includes(url))).toEqual([]);
    expect(urls.length).toBeGreaterThan(5);
  });

  it("finds whatever it holds by its title, first of all, and everything without words", () => {
    const { facts, links } = shipped.library;
    for (const link of links) expect(find(links, link.title)[0]?.id).toBe(link.id);
    for (const fact of facts) expect(find(facts, fact.title)[0]?.id).toBe(fact.id);
    expect(find(links, " ")).toEqual(links);
  });

  it("says which line of the file is wrong, and why", () => {
    const path = join(mkdtempSync(join(tmpdir(), "library-")), "library.yaml");
    const fact = (more: string) => `  - { id: a, title: A, say: B, tags: [c]${more} }\n`;
    const problems = (text: string) => {
      writeFileSync(path, text);
      const read = readYaml(path, libraryShape);
      return read.ok ? "" : read.problems.join("\n");
    };
    const wrong = problems(`facts:\n${fact("")}${fact(", url: nowhere")}links: []\n`);
    expect(wrong).toContain("library.yaml:3: ");
    expect(wrong).toContain("a web address begins with https://");
    expect(wrong).toContain('the id "a" is used by an earlier one too');
    expect(problems(`facts:\n${fact("")}links: []\n`)).toBe("");
  });
});
