import pino from "pino";

/** The few facts that may be logged. Anything else given to the logger is left out. */
interface Facts {
  err?: unknown;
  reference?: string;
  cause?: string;
  job?: string;
  outbox?: number;
  platform?: string;
  state?: string;
  reason?: string;
}

export interface Log {
  error(facts: Facts, text: string): void;
  warn(facts: Facts, text: string): void;
  info(facts: Facts, text: string): void;
}

const ALLOWED = [
  "err",
  "reference",
  "cause",
  "job",
  "outbox",
  "platform",
  "state",
  "reason",
] as const;

/** JSON lines on stderr. Only named facts pass, so that no message text or name can slip in. */
export function createLog(options: { level: string; to?: pino.DestinationStream }): Log {
  const logger = pino(
    { level: options.level, base: null, serializers: { err: describe } },
    options.to ?? pino.destination({ dest: 2, sync: true }),
  );
  const only = (facts: Facts) =>
    Object.fromEntries(ALLOWED.flatMap((name) => (name in facts ? [[name, facts[name]]] : [])));
  return {
    error: (facts, text) => logger.error(only(facts), text),
    warn: (facts, text) => logger.warn(only(facts), text),
    info: (facts, text) => logger.info(only(facts), text),
  };
}

/** An error's kind and where it happened. Its message may quote what a person typed, so it stays out. */
function describe(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: string };
  const stack = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { type: error.name, ...(code && { code }), stack: stack.slice(0, 8).join("\n") };
}
