import { readConfig } from "./config.ts";
import { StartError } from "./core/errors.ts";
import { createLog } from "./log.ts";
import { start } from "./start.ts";

/** EX_CONFIG of sysexits.h: settings or prompts the program cannot start with. */
const BAD_SETTINGS = 78;
/** When ending in order is given up; nothing that was kept is lost. Supervisors kill after 30 s or less. */
const LONGEST_END_MS = 15_000;

try {
  const config = readConfig();
  const log = createLog({ level: config.logLevel });
  const running = await start(config, log);
  process.stdout.write(
    config.playground
      ? `Cohort is ready: http://localhost:${running.port}\nPress Ctrl-C to stop.\n`
      : `Cohort is ready on port ${running.port}.\n`,
  );
  stopOnSignals(running.stop);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(
    `Cohort cannot start:\n${error.problems.map((one) => `  ${one}\n`).join("")}`,
  );
  process.exitCode = BAD_SETTINGS;
}

/** The first signal ends in order, if that can be done; a second one ends at once. */
function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), LONGEST_END_MS).unref();
    await stop();
    process.exit(0);
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
}
