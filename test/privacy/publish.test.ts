import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Channel } from "../../src/core/records.ts";
import { publish } from "../../src/privacy/publish.ts";

const channel: Channel = {
  id: "c1",
  version: 1,
  cohortId: "co1",
  districtId: null,
  name: "cohort",
  purpose: "cohort",
  platform: "web",
  tenant: "demo",
  conversation: "cohort",
};

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));

describe("publishing", () => {
  it("addresses the channel and marks the message as released", () => {
    expect(publish(channel, { text: "hello" }, { key: "brief:1" })).toEqual({
      to: { address: { platform: "web", tenant: "demo", conversation: "cohort" } },
      reply: { text: "hello" },
      key: "brief:1",
      released: { released: true },
    });
  });

  it("is the only place where a release is made", () => {
    const makers = ["src", "db", "adapters"]
      .flatMap(sources)
      .filter((path) => !path.startsWith("src/privacy/"))
      .filter((path) =>
        /released\s*:\s*(true|\{)|as (unknown as )?Released/.test(readFileSync(path, "utf8")),
      )
      .filter((path) => path !== "src/core/change.ts");
    expect(makers).toEqual([]);
  });
});
