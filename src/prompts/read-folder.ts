import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { z } from "zod";
import { type Read, readYaml } from "./yaml-file.ts";

/** Every file of a folder as it could be read, by file name without ".yaml". None where there is no folder. */
export function readFolder<T>(folder: string, shape: z.ZodType<T>): Map<string, Read<T>> {
  const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith(".yaml")) : [];
  return new Map(
    files.sort().map((name) => [basename(name, ".yaml"), readYaml(join(folder, name), shape)]),
  );
}

/** All files of one kind, by file name without ".yaml"; problems are collected, not thrown. */
export function readAll<T extends object>(
  folder: string,
  shape: z.ZodType<T>,
  problems: string[],
): Map<string, T & { id: string }> {
  const found = new Map<string, T & { id: string }>();
  for (const [id, read] of readFolder(folder, shape)) {
    if (read.ok) found.set(id, { ...read.value, id });
    else problems.push(...read.problems);
  }
  return found;
}
