/**
 * Runs every row of the bench, prints them as a table and, with `--json FILE`, writes them there.
 * `--page` measures the page instead: how fast it answers, and how much memory it takes;
 * `--slack-faults` how fast messages reach Slack while some of its calls fail; `--slack-acks` how soon
 * Slack is answered, also past capacity; `--teams-faults` how fast messages reach Teams, likewise;
 * `--teams-acks` how soon Teams is answered, and `--teams-hostile` what a flood of nonsense does to memory;
 * `--tools` how long guided tools take, beside a plain answer.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { measureCommits } from "./commits.ts";
import type { Row } from "./row.ts";

const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== "--"),
  options: {
    json: { type: "string" },
    page: { type: "boolean" },
    "slack-faults": { type: "boolean" },
    "slack-acks": { type: "boolean" },
    "teams-faults": { type: "boolean" },
    "teams-acks": { type: "boolean" },
    "teams-hostile": { type: "boolean" },
    tools: { type: "boolean" },
  },
});

if (values.page) await import("./page.ts");
else if (values["slack-faults"]) await import("./slack-faults.ts");
else if (values["slack-acks"]) await import("./slack-acks.ts");
else if (values["teams-faults"]) await import("./teams-faults.ts");
else if (values["teams-acks"]) await import("./teams-acks.ts");
else if (values["teams-hostile"]) await import("./teams-hostile.ts");
else if (values.tools) await import("./tools.ts");
else await runRows();

async function runRows(): Promise<void> {
  const rows: Row[] = [await measureCommits("data")];
  console.table(
    rows.map(({ id, what, ratio, goal, met, runs }) => {
      const rates = (side: "ours" | "theirs") =>
        Math.round(runs.reduce((sum, run) => sum + run[side], 0) / runs.length);
      return { id, what, ours: rates("ours"), theirs: rates("theirs"), ratio, goal, met };
    }),
  );
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ rows }, null, 2)}\n`);
}
