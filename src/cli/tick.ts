import { printReplies } from "./print.ts";
import { readInstant } from "./read-instant.ts";
import { allChannels } from "./say.ts";
import { openSession } from "./session.ts";

/** `cohort tick`: one beat at that instant (now when left out), and what was sent because of it. */
export async function tick(options: { at?: string; json?: boolean }): Promise<number> {
  const at = options.at === undefined ? undefined : readInstant(options.at);
  const session = await openSession(at ? { at } : {});
  try {
    await session.app.beat();
    await session.app.courier();
    printReplies(session.delivered, await allChannels(session), options.json ?? false);
    return 0;
  } finally {
    await session.close();
  }
}
