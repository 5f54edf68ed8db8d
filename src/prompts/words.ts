import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { z } from "zod";
import { StartError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import { readYaml } from "./yaml-file.ts";

/** Sentences, and groups of sentences. What is neither is found while they are read out. */
const tree = z.record(z.string(), z.unknown());

/** Every sentence of one language, by dotted key: "gap.too-many" is `too-many` in gap.yaml. */
export function readWords(
  folder: string,
): { ok: true; value: Map<string, string> } | { ok: false; problems: string[] } {
  const sentences = new Map<string, string>();
  const problems: string[] = [];
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()) {
    const path = join(folder, name);
    const read = readYaml(path, tree);
    if (!read.ok) problems.push(...read.problems);
    else
      for (const [keys, sentence] of leaves(read.value)) {
        const wrong = complaint(sentence);
        if (wrong) problems.push(`${path}:${read.lineAt(keys)}: ${keys.join(".")}: ${wrong}`);
        sentences.set([basename(name, ".yaml"), ...keys].join("."), String(sentence).trimEnd());
      }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: sentences };
}

/** Every sentence of a file with the keys that lead to it. */
function* leaves(node: object, above: string[] = []): Generator<[string[], unknown]> {
  for (const [key, value] of Object.entries(node)) {
    const isGroup = typeof value === "object" && value !== null && !Array.isArray(value);
    if (isGroup) yield* leaves(value, [...above, key]);
    else yield [[...above, key], value];
  }
}

/** What the reader of messages calls a mistake, in words. */
const MISTAKES: Record<string, string> = {
  EXPECT_ARGUMENT_CLOSING_BRACE: "a brace { is opened and never closed",
  UNMATCHED_CLOSING_TAG: "a brace } is closed and never opened",
  EMPTY_ARGUMENT: "there is nothing between { and }",
  MALFORMED_ARGUMENT: "what stands between { and } can't be read",
  MISSING_OTHER_CLAUSE: "every choice in braces needs a last part called other {…}",
};

function complaint(sentence: unknown): string | undefined {
  if (typeof sentence !== "string") return "a sentence belongs here; put quotation marks around it";
  try {
    new IntlMessageFormat(sentence, "en-US", undefined, { ignoreTag: true });
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    return MISTAKES[message] ?? `the braces in this sentence can't be read (${message})`;
  }
}

/** A word in braces that is never filled in, say because it is misspelled, is shown as it stands. */
const asTyped = (sentence: string) =>
  Object.fromEntries(
    [...sentence.matchAll(/\{\s*(\w+)/g)].map(([, name = ""]) => [name, `{${name}}`]),
  );

/** Fills sentences in, compiling each the first time it is said. */
export function createWords(sentences: Map<string, string>, locale = "en-US"): Words {
  const compiled = new Map<string, ReturnType<typeof compile>>();
  return (key, values = {}) => {
    let say = compiled.get(key);
    if (!say) {
      const sentence = sentences.get(key);
      if (sentence === undefined) throw new StartError([`no words for ${key}`]);
      say = compile(sentence, locale);
      compiled.set(key, say);
    }
    return say(values);
  };
}

function compile(sentence: string, locale: string) {
  const message = new IntlMessageFormat(sentence, locale, undefined, { ignoreTag: true });
  const unfilled = asTyped(sentence);
  return (values: Record<string, unknown>) => String(message.format({ ...unfilled, ...values }));
}
