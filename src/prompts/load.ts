import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { z } from "zod";
import { StartError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import { createWords, readWords } from "./words.ts";
import { readYaml } from "./yaml-file.ts";

/** Everything that people who do not program can change: read once, checked, then fixed. */
export interface Prompts {
  words: Words;
}

/** Reads a prompts folder. Throws StartError with every problem in every file, each as file:line: reason. */
export function loadPrompts(folder: string): Prompts {
  const problems: string[] = [];
  const words = readWords(join(folder, "words", "en"));
  if (!words.ok) problems.push(...words.problems);
  if (!words.ok || problems.length > 0) throw new StartError(problems);
  return { words: createWords(words.value) };
}

/** All files of one kind, by file name without ".yaml"; problems are collected, not thrown. */
export function readAll<T extends object>(
  folder: string,
  shape: z.ZodType<T>,
  problems: string[],
): Map<string, T & { id: string }> {
  const found = new Map<string, T & { id: string }>();
  const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith(".yaml")) : [];
  for (const name of files.sort()) {
    const read = readYaml(join(folder, name), shape);
    if (read.ok) found.set(basename(name, ".yaml"), { ...read.value, id: basename(name, ".yaml") });
    else problems.push(...read.problems);
  }
  return found;
}
