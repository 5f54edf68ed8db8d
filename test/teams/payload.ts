import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("payloads/", import.meta.url);

/** Every activity there is an example of, by its file's name. */
export const PAYLOADS = readdirSync(fileURLToPath(folder)).flatMap((file) =>
  file.endsWith(".json") ? [file.slice(0, -".json".length)] : [],
);

/** An activity as Teams sends it, by its file's name, with some members replaced. */
export function payload(name: string, more: object = {}): Record<string, unknown> {
  const text = readFileSync(fileURLToPath(new URL(`${name}.json`, folder)), "utf8");
  return { ...JSON.parse(text), ...more };
}
