import pino from "pino";

/** The few facts that may be logged. Anything else given to the logger is left out. */
interface Facts {
  err?: unknown;
  reference?: string;
  cause?: string;
  job?: string;
  outbox?: number;
  platform?: string;
  /** A platform's own id of a workspace or organization. */
  tenant?: string;
  /** The method of a platform's API that was called. */
  method?: string;
  state?: string;
  /** A code such as `invalid_blocks` or `ECONNRESET`; a sentence is left out, since it may quote someone. */
  reason?: string;
}

export interface Log {
  error(facts: Facts, text: string): void;
  warn(facts: Facts, text: string): void;
  info(facts: Facts, text: string): void;
}

/** How many lines of an error's stack are worth keeping. */
const FRAMES = 8;

const ALLOWED = [
  "err",
  "reference",
  "cause",
  "job",
  "outbox",
  "platform",
  "tenant",
  "method",
  "state",
  "reason",
] as const;

/** JSON lines on stderr. Only named facts pass, so that no message text or name can slip in. */
export function createLog(options: { level: string; to?: pino.DestinationStream }): Log {
  const logger = pino(
    {
      level: options.level,
      base: null,
      serializers: { err: describe, reason: codeOnly, tenant: codeOnly, method: codeOnly },
    },
    options.to ?? pino.destination({ dest: 2, sync: true }),
  );
  const only = (facts: Facts) =>
    Object.fromEntries(ALLOWED.filter((name) => name in facts).map((name) => [name, facts[name]]));
  return {
    error: (facts, text) => logger.error(only(facts), text),
    warn: (facts, text) => logger.warn(only(facts), text),
    info: (facts, text) => logger.info(only(facts), text),
  };
}

/** An error's kind and where it happened. Its message may quote what a person typed, so it stays out. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const trace = (error.stack ?? "").replace(error.message, "").split("\n");
  const places = trace.filter((line) => /^\s+at /.test(line)).slice(0, FRAMES);
  return {
    type: error.name,
    ...(code !== undefined && { code: codeOnly(code) }),
    stack: places.join("\n"),
    ...(cause instanceof Error && { cause: describe(cause) }),
  };
}

const codeOnly = (value: unknown) =>
  /^[\w.:-]{1,60}$/.test(String(value)) ? String(value) : undefined;
