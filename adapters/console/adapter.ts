import type { Delivery, Receipt } from "../../src/core/ports.ts";
import type { Adapter } from "../adapter.ts";
import { CONSOLE_LIMITS } from "./limits.ts";

export interface ConsoleDeps {
  /** Given each message once it is delivered, to print or to collect. */
  print(message: Delivery, places: { replaces?: Receipt; parent?: Receipt }): void | Promise<void>;
}

/** The command line as a platform: whatever is delivered goes to `print`. What is typed comes from the CLI itself. */
export function createConsole({ print }: ConsoleDeps): Adapter {
  return {
    platform: "console",
    limits: CONSOLE_LIMITS,
    async start() {},
    async stop() {},
    async deliver(message, places) {
      await print(message, places);
      return { printed: String(message.id) };
    },
  };
}
