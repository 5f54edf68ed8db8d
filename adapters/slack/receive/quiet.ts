import { type Logger, LogLevel } from "@slack/bolt";
import type { SlackLog } from "../deps.ts";

/** Slack's codes as they stand in its libraries' sentences: "…(error: Error: An API error occurred: invalid_auth)". */
const CODE = /An API error occurred: ([a-z_]{1,50})|\b(E[A-Z]{4,15}|UND_ERR_[A-Z_]{3,30})\b/;

/**
 * A logger for Slack's libraries, whose sentences quote whole payloads: only that something
 * happened, at which level, and a code where one is found, reaches our log.
 */
export function createQuietLogger(log: SlackLog): Logger {
  const facts = (said: unknown[]) => {
    const [, slack, network] = CODE.exec(said.map(String).join(" ").slice(0, 2_000)) ?? [];
    const reason = slack ?? network;
    return { platform: "slack", ...(reason && { reason }) };
  };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...said) => log.warn(facts(said), "Slack's library warned"),
    error: (...said) => log.error(facts(said), "Slack's library met an error"),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
