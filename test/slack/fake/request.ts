import type { IncomingMessage } from "node:http";
import type { Args } from "./world.ts";

/** Arguments that travel as JSON inside a form. */
const AS_JSON = ["blocks", "attachments", "metadata", "view", "files"];

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Arguments of a Web API call, from a form or JSON; null where Slack could not read them. */
export function readArgs(type: string, body: Buffer, query: URLSearchParams): Args | null {
  const fromQuery = Object.fromEntries(query);
  if (type.startsWith("application/json")) {
    const parsed = parseJson(body.toString());
    return typeof parsed === "object" && parsed !== null ? { ...fromQuery, ...parsed } : null;
  }
  const form = Object.fromEntries(new URLSearchParams(body.toString()));
  const args: Args = { ...fromQuery, ...form };
  for (const key of AS_JSON) {
    const given = args[key];
    if (typeof given === "string" && given !== "") args[key] = parseJson(given) ?? NOT_JSON;
  }
  return args;
}

/** Stands for an argument that should have been JSON and was not. */
export const NOT_JSON = "(not JSON)";

function parseJson(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}

/** The token of a call: the header, or the argument of that name. */
export function tokenOf(request: IncomingMessage, args: Args): string {
  const [, bearer] = /^Bearer (.+)$/.exec(request.headers.authorization ?? "") ?? [];
  return bearer ?? (typeof args.token === "string" ? args.token : "");
}

/** The bytes of an uploaded file: the whole body, or the file part of a multipart form. */
export function fileBytes(type: string, body: Buffer): Buffer {
  const [, boundary] = /boundary="?([^";]+)/.exec(type) ?? [];
  if (!boundary) return body;
  const headEnd = body.indexOf("\r\n\r\n", body.indexOf("filename="));
  const end = body.indexOf(`\r\n--${boundary}`, headEnd);
  return body.subarray(headEnd + 4, end);
}
