import type { Feature } from "../core/command.ts";
import type { Words } from "../core/ports.ts";

/** Every command with what help says of it, for the composer's suggestions. */
export const listCommands = (features: Feature[], words: Words) =>
  features
    .flatMap((feature) => feature.commands ?? [])
    .map(({ name }) => ({
      name,
      usage: words(`command.${name}.usage`),
      summary: words(`command.${name}.summary`),
      example: words(`command.${name}.example`),
    }));
