import { existsSync } from "node:fs";
import { z } from "zod";
import { StartError } from "./core/errors.ts";
import { packageFolder } from "./package-folder.ts";

/** What the operator set, checked. Platforms whose settings are absent are simply not started. */
export interface Config {
  databaseUrl: string;
  port: number;
  /** Loopback wherever the playground is served. */
  host: string;
  promptsFolder: string;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug";
  /** The web playground; off in production. */
  playground: boolean;
  /** Make the demo cohort where the database holds none. */
  demo: boolean;
}

const key = /^[A-Za-z0-9+/]{43}=$/;

const shape = z.object({
  DATABASE_URL: z.string().min(1).default("file:./data/cohort.db"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  COHORT_KEY: z.string().regex(key, "must be 32 bytes in base64 (44 characters)").optional(),
  COHORT_PROMPTS: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug"]).default("info"),
  COHORT_DEMO: z.enum(["0", "1"]).default("0"),
  NODE_ENV: z.string().optional(),
});

/** Settings whose values are secret: an error about them never shows the value. */
const SECRET = new Set(["COHORT_KEY", "DATABASE_URL"]);

/** Reads the environment and, for what is not set there, `.env`. Throws StartError with every problem. */
export function readConfig(env: NodeJS.ProcessEnv = environment()): Config {
  const set = Object.entries(env).filter(([, value]) => value !== "");
  const read = shape.safeParse(Object.fromEntries(set));
  if (!read.success) throw new StartError(read.error.issues.map((issue) => complaint(issue, env)));
  const { DATABASE_URL, PORT, COHORT_PROMPTS, LOG_LEVEL, COHORT_DEMO, NODE_ENV } = read.data;
  const production = NODE_ENV === "production";
  return {
    databaseUrl: DATABASE_URL,
    port: PORT,
    host: production ? "0.0.0.0" : "127.0.0.1",
    promptsFolder: COHORT_PROMPTS ?? packageFolder("prompts"),
    logLevel: LOG_LEVEL,
    playground: !production,
    demo: COHORT_DEMO === "1" && !production,
  };
}

function complaint(issue: z.core.$ZodIssue, env: NodeJS.ProcessEnv): string {
  const name = String(issue.path[0] ?? "");
  const value = SECRET.has(name) ? "" : ` is "${env[name] ?? ""}"`;
  return `${name}${value}: ${issue.message}`;
}

function environment(): NodeJS.ProcessEnv {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return process.env;
}
