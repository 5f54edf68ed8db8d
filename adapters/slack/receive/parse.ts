/** What Slack sent, as plain data. Nothing in it is trusted to have any shape. */
export type Payload = Record<string, unknown>;

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";

/** Names that mean something to JavaScript itself, and nothing to Slack. */
const POISON = new Set(["__proto__", "constructor", "prototype"]);

/** Slack's certificate check, sent unsigned; known by exactly this and answered with nothing. */
export const isSslCheck = (contentType: string | undefined, body: Buffer): boolean =>
  mediaType(contentType) === FORM && /(^|&)ssl_check=1(&|$)/.test(body.toString("latin1"));

/** The payload of a request whose signature was checked, or the status that refuses it. */
export function parsePayload(contentType: string | undefined, body: Buffer): Payload | 400 | 415 {
  const type = mediaType(contentType);
  if (type !== FORM && type !== JSON_TYPE) return 415;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    return (type === JSON_TYPE ? parseObject(text) : parseForm(text)) ?? 400;
  } catch {
    return 400;
  }
}

/** A JSON object without poisoned names; undefined for any other JSON value. Throws on what is not JSON. */
export function parseObject(text: string): Payload | undefined {
  const value: unknown = JSON.parse(text, (name, inner) => (POISON.has(name) ? undefined : inner));
  return isObject(value) ? value : undefined;
}

/** Interactions come as JSON in one field named `payload`; a slash command is the form itself. */
function parseForm(text: string): Payload | undefined {
  const form = new URLSearchParams(text);
  const payload = form.get("payload");
  if (payload !== null) return parseObject(payload);
  const named = [...form].filter(([name]) => !POISON.has(name));
  return Object.fromEntries(named);
}

export const isObject = (value: unknown): value is Payload =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const mediaType = (contentType = "") => contentType.split(";")[0]?.trim().toLowerCase();
