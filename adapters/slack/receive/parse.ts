import { decodeText, isPoison, type JsonObject, mediaType, parseObject } from "../../json.ts";

/** What Slack sent, as plain data. Nothing in it is trusted to have any shape. */
export type Payload = JsonObject;

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";

/** Slack's certificate check, sent unsigned; known by exactly this and answered with nothing. */
export const isSslCheck = (contentType: string | undefined, body: Buffer): boolean =>
  mediaType(contentType) === FORM && /(^|&)ssl_check=1(&|$)/.test(body.toString("latin1"));

/** The payload of a request whose signature was checked, or the status that refuses it. */
export function parsePayload(contentType: string | undefined, body: Buffer): Payload | 400 | 415 {
  const type = mediaType(contentType);
  if (type !== FORM && type !== JSON_TYPE) return 415;
  try {
    const text = decodeText(body);
    return (type === JSON_TYPE ? parseObject(text) : parseForm(text)) ?? 400;
  } catch {
    return 400;
  }
}

/** Interactions come as JSON in one field named `payload`; a slash command is the form itself. */
function parseForm(text: string): Payload | undefined {
  const form = new URLSearchParams(text);
  const payload = form.get("payload");
  if (payload !== null) return parseObject(payload);
  const named = [...form].filter(([name]) => !isPoison(name));
  return Object.fromEntries(named);
}
