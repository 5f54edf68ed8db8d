import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SCOPES } from "../../../adapters/slack/install/scopes.ts";
import { settings } from "../../../src/settings.ts";
import { brokenLinks } from "../docs-links.ts";

const page = readFileSync("docs/slack.md", "utf8");

describe("docs/slack.md", () => {
  it("lists every permission, and which of them are optional", () => {
    for (const { name, optional } of SCOPES) {
      const row = page.split("\n").find((line) => line.startsWith(`| \`${name}\``));
      expect(row).toMatch(optional ? /\| optional \|$/ : /\| needed \|$/);
    }
  });

  it("names every setting of Slack but the one that only tests and rare installs need", () => {
    const named = Object.keys(settings).filter((name) => name.startsWith("SLACK_"));
    const unnamed = named.filter((name) => !page.includes(name));
    expect(unnamed).toEqual(["SLACK_REDIRECT_URL"]);
  });

  it("shows pictures that are there, each with its words", () => {
    const pictures = [...page.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)];
    expect(pictures.length).toBeGreaterThanOrEqual(8);
    for (const [, alt, file] of pictures)
      expect([file, existsSync(`docs/${file}`), (alt ?? "").length > 10]).toEqual([
        file,
        true,
        true,
      ]);
  });

  it("leads to no place on its own page that is not there", () => {
    expect(brokenLinks(page)).toEqual([]);
  });
});
