import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type ManifestOptions, manifest } from "../../src/cli/manifest.ts";
import { UsageError } from "../../src/cli/usage-error.ts";

/** What it prints. */
async function printed(options: ManifestOptions): Promise<string> {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  try {
    expect(await manifest("slack", options)).toBe(0);
    return write.mock.calls.map(([text]) => String(text)).join("");
  } finally {
    write.mockRestore();
  }
}

const ID = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";

describe("cohort manifest", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "cohort-manifest-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("prints JSON with the address in every place that Slack calls", async () => {
    const built = JSON.parse(await printed({ url: "https://bot.district.example/" }));
    expect(built.settings.event_subscriptions.request_url).toBe(
      "https://bot.district.example/slack/events",
    );
    expect(JSON.stringify(built).match(/https:\/\/[^/"]+/g)).toEqual(
      Array(5).fill("https://bot.district.example"),
    );
  });

  it("needs no address for Socket Mode", async () => {
    const built = JSON.parse(await printed({ socket: true }));
    expect(built.settings.socket_mode_enabled).toBe(true);
  });

  it("writes the very same to a file", async () => {
    const out = join(folder, "manifest.json");
    const url = "https://cohort.example.org";
    vi.spyOn(process.stderr, "write").mockReturnValueOnce(true);
    expect(await manifest("slack", { url, out })).toBe(0);
    expect(readFileSync(out, "utf8")).toBe(await printed({ url }));
    expect(readFileSync(out, "utf8")).toBe(readFileSync("manifest.json", "utf8"));
  });

  it("packs for Teams the bot that is named in the settings, or the one it is told", async () => {
    const url = "https://bot.district.example/";
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    vi.stubEnv("MicrosoftAppId", ID.toUpperCase());
    const out = join(folder, "set.zip");
    expect(await manifest("teams", { url, out })).toBe(0);
    vi.stubEnv("MicrosoftAppId", "not this one");
    const told = join(folder, "told.zip");
    expect(await manifest("teams", { url, appId: ID, out: told })).toBe(0);
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    expect(readFileSync(out).equals(readFileSync(told))).toBe(true);
    const files = unzipSync(readFileSync(out));
    const { id, bots, developer } = JSON.parse(
      strFromU8(files["manifest.json"] ?? new Uint8Array()),
    );
    expect([id, bots[0].botId, developer.websiteUrl]).toEqual([
      ...[ID, ID, "https://bot.district.example/teams/about"],
    ]);
  });

  it.each([
    ["slack", {}, "--url https://cohort.example.org, or --socket"],
    ["slack", { url: "cohort.example.org" }, "must look like https://cohort.example.org"],
    ["slack", { url: "http://cohort.example.org" }, "must begin with https://"],
    ["slack", { url: "https://cohort.example.org/slack/events" }, "the address alone"],
    ["slack", { url: "https://a.example", socket: true }, "leave out --url"],
    ["slack", { socket: true, out: "no/such/folder/m.json" }, "could not be written (ENOENT)"],
    ["teams", {}, "--url https://cohort.example.org"],
    [
      "teams",
      { url: "http://cohort.example.org" },
      "must begin with https://, or Teams refuses it",
    ],
    ["teams", { url: "https://a.example/api/messages" }, "the address alone"],
    ["teams", { url: "https://a.example" }, "Set MicrosoftAppId"],
    ["teams", { url: "https://a.example", appId: "cohort" }, "--app-id cohort is no application"],
    ["teams", { url: "https://a.example", appId: ID, appVersion: "2" }, "like 1.0.1"],
    ["teams", { url: "https://a.example", appId: ID, out: "no/such/f.zip" }, "(ENOENT)"],
    ["irc", {}, '"irc" is no platform with a manifest'],
  ])("says what is wrong with %s %o", async (platform, options, says) => {
    const failed = manifest(platform, options);
    await expect(failed).rejects.toThrow(says);
    await expect(failed).rejects.toBeInstanceOf(UsageError);
  });
});
