import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { settings } from "../../../src/settings.ts";
import { FOR_DOCS } from "../../teams/pictures/for-docs.ts";
import { brokenLinks } from "../docs-links.ts";

const page = readFileSync("docs/teams.md", "utf8");
const manifest = JSON.parse(readFileSync("adapters/teams/manifest.json", "utf8"));

it("names every setting of Teams", () => {
  const named = Object.keys(settings).filter((name) => /^(Microsoft|TEAMS_)/.test(name));
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !page.includes(name))).toEqual([]);
});

it("explains all that the package asks for", () => {
  const [bot] = manifest.bots;
  for (const asked of [...bot.scopes, ...manifest.permissions])
    expect(page).toContain(`\`${asked}\``);
});

it("shows each picture that is drawn for it, with its words, and no other", () => {
  const shown = [...page.matchAll(/!\[([^\]]{11,})\]\(teams\/([^)]+)\.png\)/g)].map(
    ([, , at]) => at,
  );
  expect(shown.sort()).toEqual(Object.keys(FOR_DOCS).sort());
  expect(readdirSync("docs/teams").sort()).toEqual(shown.map((name) => `${name}.png`).sort());
});

it("leads to no place on its own page, and to no file, that is not there", () => {
  expect(brokenLinks(page)).toEqual([]);
  const files = [...page.matchAll(/\]\((\.\.\/[^)#]+)\)/g)].map(([, file]) => `docs/${file}`);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
