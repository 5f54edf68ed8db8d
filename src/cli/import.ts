import { readFile } from "node:fs/promises";
import { newId } from "../new-id.ts";
import { importProviders } from "./import-providers.ts";
import { importStaffing, type StaffingOptions } from "./import-staffing.ts";
import { print } from "./print.ts";
import { openSession } from "./session.ts";
import { UsageError } from "./usage-error.ts";

/** `cohort import staffing|providers FILE`: status 1 when nothing of it could be kept, 2 when there is no such file. */
export async function importFile(
  kind: string,
  file: string,
  options: StaffingOptions,
): Promise<number> {
  if (kind !== "staffing" && kind !== "providers")
    throw new UsageError(`"${kind}" can't be imported. What can be: staffing, providers.`);
  const text = await readFile(file, "utf8").catch(() => {
    throw new UsageError(
      `${file} can't be read. Give the path of a file of comma-separated values.`,
    );
  });
  const session = await openSession();
  try {
    const { store, clock, prompts } = session;
    const { words, benchmarks } = prompts;
    const deps = { store, words, benchmarks, newId, now: clock.now() };
    const { status, lines } = await (kind === "staffing"
      ? importStaffing(text, options, deps)
      : importProviders(text, options, deps));
    for (const line of lines) print(line);
    return status;
  } finally {
    await session.close();
  }
}
