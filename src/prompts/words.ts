import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { z } from "zod";
import { StartError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import { type Read, readYaml } from "./yaml-file.ts";

type Tree = { [key: string]: string | Tree };
const tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), tree])));

/** Every sentence of one language, by dotted key: "gap.too-many" is `too-many` in gap.yaml. */
export function readWords(folder: string): Read<Map<string, string>> {
  const sentences = new Map<string, string>();
  const problems: string[] = [];
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()) {
    const path = join(folder, name);
    const read = readYaml(path, tree);
    if (!read.ok) problems.push(...read.problems);
    else flatten(read.value, basename(name, ".yaml"), sentences);
  }
  for (const [key, sentence] of sentences) {
    const wrong = complaint(sentence);
    if (wrong) problems.push(`${join(folder, key.split(".")[0] ?? "")}.yaml: ${key}: ${wrong}`);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: sentences };
}

function flatten(node: Tree, prefix: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(node)) {
    const path = `${prefix}.${key}`;
    if (typeof value === "string") into.set(path, value.trimEnd());
    else flatten(value, path, into);
  }
}

function complaint(sentence: string): string | undefined {
  try {
    new IntlMessageFormat(sentence, "en-US", undefined, { ignoreTag: true });
    return undefined;
  } catch (error) {
    return `not a well-formed message: ${(error as Error).message}`;
  }
}

/** Fills sentences in, compiling each the first time it is said. */
export function createWords(sentences: Map<string, string>, locale = "en-US"): Words {
  const compiled = new Map<string, IntlMessageFormat>();
  return (key, values = {}) => {
    let message = compiled.get(key);
    if (!message) {
      const sentence = sentences.get(key);
      if (sentence === undefined) throw new StartError([`no words for ${key}`]);
      message = new IntlMessageFormat(sentence, locale, undefined, { ignoreTag: true });
      compiled.set(key, message);
    }
    return String(message.format(values));
  };
}
