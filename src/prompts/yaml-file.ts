import { readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { plainReason, syntaxMistake } from "./yaml-mistakes.ts";

/** What a file holds, or what is wrong with it, each problem as "file:line: reason". */
export type Read<T> =
  | { ok: true; value: T; lineAt: (path: PropertyKey[]) => number }
  | { ok: false; problems: string[] };

/** Reads one YAML file and checks it, keeping the line of every problem. */
export function readYaml<T>(path: string, shape: z.ZodType<T>): Read<T> {
  const lines = new LineCounter();
  const text = readFileSync(path, "utf8");
  const doc = parseDocument(text, { lineCounter: lines });
  const [error] = doc.errors;
  if (error) {
    const told = syntaxMistake(text, error, (offset) => lines.linePos(offset).line);
    return { ok: false, problems: [`${path}:${told}`] };
  }
  const checked = shape.safeParse(doc.toJS(), { error: plainReason });
  const lineAt = (at: PropertyKey[]) => lineOf(doc, lines, at);
  if (checked.success) return { ok: true, value: checked.data, lineAt };
  const problems = checked.error.issues.map((issue) => {
    const where = issue.path.length > 0 ? `${inPlainWords(issue.path)}: ` : "";
    return `${path}:${lineOf(doc, lines, issue.path)}: ${where}${issue.message}`;
  });
  return { ok: false, problems };
}

/** "step 3, choice 2, label": entries counted from 1, as people count. */
function inPlainWords(path: PropertyKey[]): string {
  const parts = path.flatMap((part, at) => {
    const next = path[at + 1];
    if (typeof part === "number") return [];
    return [typeof next === "number" ? `${singular(String(part))} ${next + 1}` : String(part)];
  });
  return parts.join(", ");
}

const singular = (name: string) => name.replace(/s$/, "");

/** The line of the deepest node on the way to `path` that the file really has. */
function lineOf(
  doc: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: PropertyKey[],
): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = doc.getIn(path.slice(0, depth), true) as
      | { range?: [number, number, number] }
      | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
