import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

  it.each([
    ["slack", {}, "--url https://cohort.example.org, or --socket"],
    ["slack", { url: "cohort.example.org" }, "must look like https://cohort.example.org"],
    ["slack", { url: "http://cohort.example.org" }, "must begin with https://"],
    ["slack", { url: "https://cohort.example.org/slack/events" }, "the address alone"],
    ["slack", { url: "https://a.example", socket: true }, "leave out --url"],
    ["slack", { socket: true, out: "no/such/folder/m.json" }, "could not be written (ENOENT)"],
    ["teams", {}, "no manifest for Teams yet"],
    ["irc", {}, '"irc" is no platform with a manifest'],
  ])("says what is wrong with %s %o", async (platform, options, says) => {
    const failed = manifest(platform, options);
    await expect(failed).rejects.toThrow(says);
    await expect(failed).rejects.toBeInstanceOf(UsageError);
  });
});
