/** A JSON object as it was sent. Nothing in it is trusted to have any shape. */
export type JsonObject = Record<string, unknown>;

/** Names that mean something to JavaScript itself, and nothing to any platform. */
const POISON = new Set(["__proto__", "constructor", "prototype"]);

export const isPoison = (name: string): boolean => POISON.has(name);

/** A JSON object without poisoned names; undefined for any other JSON value. Throws on what is not JSON. */
export function parseObject(text: string): JsonObject | undefined {
  const value: unknown = JSON.parse(text, (name, inner) => (POISON.has(name) ? undefined : inner));
  return isObject(value) ? value : undefined;
}

/** The text of UTF-8 bytes. Throws on bytes that are none. */
export const decodeText = (bytes: Buffer): string =>
  new TextDecoder("utf-8", { fatal: true }).decode(bytes);

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** "application/json" out of a Content-Type; undefined where there is none. */
export const mediaType = (contentType = ""): string | undefined =>
  contentType.split(";")[0]?.trim().toLowerCase();
