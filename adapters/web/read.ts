/** Small readers for what a browser sends. Each returns what it promises or throws a Problem. */
import { Problem } from "./problem.ts";

export type Body = ReadonlyMap<string, unknown>;

/** The fields of a JSON object. A map, so that no name in it can reach a prototype. */
export function readBody(body: unknown): Body {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new Problem(400, "The request must be a JSON object.");
  return new Map(Object.entries(body));
}

export function readText(body: Body, name: string, max: number): string {
  const value = body.get(name);
  if (typeof value !== "string") throw new Problem(400, `“${name}” must be text.`);
  if (value.length > max) {
    const [has, may] = [value.length, max].map((n) => n.toLocaleString("en-US"));
    throw new Problem(400, `“${name}” has ${has} characters. It can have at most ${may}.`);
  }
  return value;
}

/** Undefined where it is left out or null. */
export const readOptional = (body: Body, name: string, max: number) =>
  body.get(name) === undefined || body.get(name) === null ? undefined : readText(body, name, max);

/** A post's id. */
export function readId(value: unknown, name: string): number {
  const id = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof id !== "number" || !Number.isSafeInteger(id) || id < 1)
    throw new Problem(400, `“${name}” must be the number of a post.`);
  return id;
}

/** The browser's own name for one thing a person did; a repeat carries the same one. */
export function readNonce(body: Body): string {
  const nonce = readText(body, "nonce", 64);
  if (!/^[A-Za-z0-9_-]{8,64}$/.test(nonce))
    throw new Problem(400, "“nonce” must be 8 to 64 letters, digits, - or _.");
  return nonce;
}

/** Answers by field id, all of them text. */
export function readValues(body: Body, max: number): Record<string, string> {
  const values = readBody(body.get("values"));
  if (values.size > 200) throw new Problem(400, "A form can have at most 200 fields.");
  const pairs = Array.from(values.keys(), (id) => [id, readText(values, id, max)] as const);
  return Object.fromEntries(pairs);
}
