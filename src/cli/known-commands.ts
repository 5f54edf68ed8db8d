import { openDialect } from "../../db/open.ts";
import { createStore } from "../../db/store.ts";
import { createFeatures } from "../commands.ts";
import type { Command } from "../core/command.ts";
import { newId } from "../new-id.ts";
import { packageFolder } from "../package-folder.ts";
import { loadPrompts, type Prompts } from "../prompts/load.ts";

/** Every command and sentence there is, for work that only names them; needs no settings. */
export async function withCommands<Result>(
  work: (commands: Command[], prompts: Prompts) => Result,
): Promise<Result> {
  const prompts = loadPrompts(packageFolder("prompts"));
  // The commands are asked for their names only; an empty database stands in for the real one.
  const dialect = await openDialect(":memory:");
  try {
    const { features } = createFeatures({ store: createStore(dialect), newId, prompts });
    return work(
      features.flatMap((feature) => feature.commands ?? []),
      prompts,
    );
  } finally {
    await dialect.close();
  }
}
