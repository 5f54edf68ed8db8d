import { readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";

/** What a file holds, or what is wrong with it, each problem as "file:line: reason". */
export type Read<T> = { ok: true; value: T } | { ok: false; problems: string[] };

/** Reads one YAML file and checks it, keeping the line of every problem. */
export function readYaml<T>(path: string, shape: z.ZodType<T>): Read<T> {
  const lines = new LineCounter();
  const doc = parseDocument(readFileSync(path, "utf8"), { lineCounter: lines });
  if (doc.errors.length > 0) {
    const told = doc.errors.map(
      ({ pos, message }) => `${path}:${lines.linePos(pos[0]).line}: ${message.split("\n")[0]}`,
    );
    return { ok: false, problems: told };
  }
  const checked = shape.safeParse(doc.toJS());
  if (checked.success) return { ok: true, value: checked.data };
  const problems = checked.error.issues.map((issue) => {
    const where = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
    return `${path}:${lineOf(doc, lines, issue.path)}: ${where}${issue.message}`;
  });
  return { ok: false, problems };
}

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
