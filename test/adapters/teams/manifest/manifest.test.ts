import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  buildManifest,
  type TeamsManifestParts,
} from "../../../../adapters/teams/manifest/build-manifest.ts";
import { inJson } from "../../../../adapters/teams/manifest/pack-app.ts";
import { manifestShape } from "../../../../adapters/teams/manifest/shape.ts";
import { withCommands } from "../../../../src/cli/known-commands.ts";
import { schemaErrors } from "./schema.ts";

const { commands, words } = await withCommands((commands, { words }) => ({ commands, words }));
const built = (parts: Partial<TeamsManifestParts> = {}) =>
  buildManifest({
    origin: "https://cohort.example.org",
    appId: "00000000-0000-0000-0000-000000000000",
    ...{ version: "1.0.0", slash: true, commands, words },
    ...parts,
  });

describe("Teams' manifest", () => {
  it("is the one in the repository; after a change: npx cohort manifest teams --url https://cohort.example.org --app-id 00000000-0000-0000-0000-000000000000 --out adapters/teams/manifest.json", () => {
    expect(readFileSync("adapters/teams/manifest.json", "utf8")).toBe(inJson(built()));
  });

  it.each([true, false])("is good by Microsoft's schema 1.29 with slash commands: %s", (slash) => {
    expect(schemaErrors(built({ slash }))).toEqual([]);
  });

  it("lists commands the bot knows, in every place at most as many as Teams shows", () => {
    const names = new Set(commands.map(({ name }) => name));
    for (const { commands: listed, scopes } of built().bots[0].commandLists) {
      expect(scopes.length).toBeGreaterThan(0);
      expect(listed).toHaveLength(12);
      expect(new Set(listed.map(({ title }) => title)).size).toBe(12);
      for (const { title, description } of listed) {
        expect(names).toContain(title);
        expect(description).toBe(words(`command.${title}.summary`));
      }
    }
  });

  it("leaves out a command the bot has not", () => {
    const [bot] = built({ commands: [{ name: "help" }] }).bots;
    expect(bot.commandLists.map((list) => list.commands.map(({ title }) => title))).toEqual([
      ...[["help"], ["help"]],
    ]);
  });

  it("is in personal chats, teams and group chats, with one list for each kind of place", () => {
    const [bot] = built().bots;
    expect(bot.scopes).toEqual(["personal", "team", "groupChat"]);
    expect(bot.commandLists.flatMap(({ scopes }) => scopes).sort()).toEqual([...bot.scopes].sort());
  });

  it("offers a slash where others would read the question, and nowhere without it", () => {
    const [bot] = built().bots;
    expect(bot.supportsTargetedMessages).toBe(true);
    expect(bot.commandLists.map(({ triggers }) => triggers)).toEqual([
      ...[undefined, ["mention", "slash"]],
    ]);
    const [without] = built({ slash: false }).bots;
    expect(without.supportsTargetedMessages).toBe(false);
    expect(JSON.stringify(without)).not.toContain("slash");
  });

  it("finds playbook entries, begins an estimate, and keeps a message as a note", () => {
    const [{ commands: offered }] = built().composeExtensions;
    expect(offered).toMatchObject([
      { id: "playbook", type: "query", parameters: [{ name: "query" }] },
      { id: "gap", type: "action", fetchTask: true, context: ["compose", "commandBox"] },
      {
        id: "jot",
        type: "action",
        title: "Jot this for our experiment",
        fetchTask: true,
        context: ["message"],
      },
    ]);
  });

  it("asks for nothing that would let it read what is not meant for it", () => {
    const manifest = built();
    expect(manifest.permissions).toEqual(["identity", "messageTeamMembers"]);
    for (const more of ["authorization", "webApplicationInfo", "devicePermissions"])
      expect(manifest).not.toHaveProperty(more);
  });

  it("names one address, the program's own", () => {
    const manifest = built({ origin: "https://bot.district.example:8443" });
    expect(manifest.validDomains).toEqual(["bot.district.example:8443"]);
    for (const url of [
      manifest.developer.websiteUrl,
      manifest.developer.privacyUrl,
      manifest.developer.termsOfUseUrl,
    ])
      expect(url).toMatch(/^https:\/\/bot\.district\.example:8443\/teams\//);
    expect(JSON.stringify(manifest)).not.toContain("cohort.example.org");
  });
});

describe("the limits of Teams' manifest", () => {
  const base = built();
  const [bot] = base.bots;
  const [extension] = base.composeExtensions;
  const [list] = bot.commandLists;
  const [query] = extension.commands;
  const long = (length: number) => "x".repeat(length);
  const listed = (change: object) => ({
    bots: [{ ...bot, commandLists: [{ ...list, ...change }] }],
  });
  const offered = (change: object) => ({
    composeExtensions: [{ ...extension, commands: [{ ...query, ...change }] }],
  });

  it.each([
    ["a long name", { name: { short: long(31), full: "Cohort" } }],
    ["a long full name", { name: { short: "Cohort", full: long(101) } }],
    ["a long description", { description: { short: long(81), full: "Cohort" } }],
    ["a long full description", { description: { short: "Cohort", full: long(4001) } }],
    ["a long developer's name", { developer: { ...base.developer, name: long(33) } }],
    ["an id in words", { id: "cohort" }],
    ["a color in words", { accentColor: "teal" }],
    ["another version of the schema", { manifestVersion: "1.30" }],
    ["two bots", { bots: [bot, bot] }],
    ["two extensions", { composeExtensions: [extension, extension] }],
    ["four lists", { bots: [{ ...bot, commandLists: Array(4).fill(list) }] }],
    ["thirteen commands", listed({ commands: Array(13).fill(list?.commands[0]) })],
    ["a command's long title", listed({ commands: [{ title: long(129), description: "x" }] })],
    ["a trigger of its own", listed({ triggers: ["wink"] })],
    ["eleven offers", { composeExtensions: [{ ...extension, commands: Array(11).fill(query) }] }],
    ["an offer's long title", offered({ title: long(33) })],
    ["an offer's long description", offered({ description: long(129) })],
    ["an offer's long id", offered({ id: long(65) })],
    ["an unknown place", offered({ context: ["kitchen"] })],
    ["a permission Teams does not know", { permissions: ["everything"] }],
    ["a field Teams does not know", { colour: "#fff" }],
  ])("refuse %s, as Microsoft's schema does", (_, change) => {
    const changed = { ...base, ...change };
    expect(manifestShape.safeParse(changed).success).toBe(false);
    expect(schemaErrors(changed)).not.toEqual([]);
  });

  it("refuse a plain http address, which the schema lets pass", () => {
    const developer = { ...base.developer, privacyUrl: "http://cohort.example.org/privacy" };
    expect(manifestShape.safeParse({ ...base, developer }).success).toBe(false);
  });
});
