/** Who a folder may know, besides itself and Node's own modules. */
export interface Place {
  folder: string;
  may: string[];
  /** May be imported by `import type` alone. */
  types?: string[];
  packages?: string[];
}

/** These put the program together and may import anything; so may the files right in src/. */
export const EDGES = ["src/cli", "test", "bench"];

const adapter = (platform: string, packages: string[] = []): Place => ({
  folder: `adapters/${platform}`,
  may: [
    ...[
      "adapters/adapter.ts",
      "adapters/again.ts",
      "adapters/take.ts",
      "adapters/json.ts",
      "adapters/answer-http.ts",
      "adapters/attempt.ts",
      "adapters/body.ts",
      "adapters/gate.ts",
    ],
    ...[
      "adapters/form-parts.ts",
      "adapters/network.ts",
      "adapters/note.ts",
      "adapters/pace.ts",
      "adapters/repeats.ts",
      "adapters/text.ts",
      "adapters/within.ts",
    ],
    "src/core",
  ],
  packages,
});

/** The first row whose folder holds a file is its rule; a folder of src/ that is not here is a feature. */
export const PLACES: Place[] = [
  { folder: "src/core", may: [], packages: ["temporal-polyfill"] },
  {
    folder: "src/prompts",
    may: ["src/core", "src/answers/nearest.ts"],
    types: ["src"],
    packages: ["zod", "yaml", "intl-messageformat"],
  },
  { folder: "src/answers", may: ["src/core"], packages: ["chrono-node"] },
  { folder: "src/privacy", may: ["src/core"] },
  { folder: "adapters/web/page", may: ["adapters/web/wire.ts"], types: ["src/core"] },
  adapter("web", ["express"]),
  adapter("slack", [
    ...["@slack/bolt", "@slack/oauth", "@slack/socket-mode", "@slack/types", "@slack/web-api"],
    ...["express", "zod"],
  ]),
  // Microsoft's SDK is out of support, so one folder alone knows it.
  {
    folder: "adapters/teams/sdk",
    may: ["adapters/network.ts", "adapters/within.ts", "adapters/teams", "src/core"],
    packages: ["botbuilder", "botframework-connector"],
  },
  adapter("teams", ["express", "fflate", "zod"]),
  adapter("console"),
  { folder: "adapters", may: ["src/core"] },
  {
    folder: "db",
    may: ["src/core"],
    packages: ["drizzle-orm", "drizzle-kit", "better-sqlite3", "pg", "@electric-sql/pglite"],
  },
  { folder: "bin", may: ["dist"] },
];

/**
 * What a feature may know besides src/core, src/answers and src/privacy: the public files of other
 * features, and the small libraries of its field. A feature without a row knows nothing else.
 */
export const FEATURES: Record<string, { also?: string[]; packages?: string[] }> = {
  "src/accounts": { also: ["src/cohorts/code.ts", "src/cohorts/roles.ts", "src/cohorts/tries.ts"] },
  "src/charts": { packages: ["echarts", "@napi-rs/canvas"] },
  "src/plans": { also: ["src/reminders"] },
  "src/library": { packages: ["minisearch"] },
  "src/tools": {
    also: ["src/library/cite.ts", "src/library/card.ts", "src/metrics/calculate", "src/reminders"],
    packages: ["zod", "csv-parse"],
  },
  "src/experiments": { also: ["src/reminders", "src/tools"], packages: ["minisearch"] },
  "src/metrics": { also: ["src/charts", "src/tools"] },
  "src/digests": { also: ["src/charts", "src/metrics", "src/reminders"] },
};
