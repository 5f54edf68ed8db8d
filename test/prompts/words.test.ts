import { describe, expect, it } from "vitest";
import { readWords } from "../../src/prompts/words.ts";
import { readSources } from "../sources.ts";

const read = readWords("prompts/words/en");
const written = new Set(read.ok ? read.value.keys() : []);
const code = readSources(".").filter(({ path }) => /^(src|adapters)\//.test(path));

const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, key = ""]) => key);

/** Keys said with a literal, and strings of three parts or more that name a group of sentences, as in maps of keys. */
function said(text: string): string[] {
  const groups = new Set([...written].map((key) => key.replace(/\.[^.]+$/, "")));
  const dotted = found(text, /"([a-z][a-z-]*(?:\.[a-z0-9-]+){2,})"/g);
  return [
    ...found(text, /\bwords\(\s*"([^"]+)"/g),
    ...dotted.filter((key) => groups.has(key.replace(/\.[^.]+$/, ""))),
  ];
}

describe("the sentences", () => {
  it("are there for every key that the code says", () => {
    const missing = code.flatMap(({ path, text }) =>
      said(text)
        .filter((key) => !written.has(key))
        .map((key) => `${path} says ${key}, which is not in prompts/words/en`),
    );
    expect(missing).toEqual([]);
    expect(code.flatMap(({ text }) => said(text)).length).toBeGreaterThan(300);
  });

  it("are all said somewhere", () => {
    const all = code.map(({ text }) => text).join("\n");
    const idle = [...written].filter((key) => !all.includes(`"${key}"`));
    // Help says every command's three sentences, by the command's name.
    expect(idle.filter((key) => !/^command\.[a-z-]+\.(summary|usage|example)$/.test(key))).toEqual(
      [],
    );
  });
});
