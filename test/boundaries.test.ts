import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findProblems } from "./boundaries.ts";
import { readSources } from "./sources.ts";

it("every source file keeps to the boundaries", () => {
  expect(findProblems(readSources("."))).toEqual([]);
});

describe("in a copy of the project with something planted", () => {
  const copy = mkdtempSync(join(tmpdir(), "cohort-boundaries-"));

  let before: string[] = [];

  beforeAll(() => {
    for (const folder of ["src", "adapters", "db", "bench", "bin", "test"]) {
      cpSync(folder, join(copy, folder), { recursive: true });
    }
    before = findProblems(readSources(copy));
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  /** What is found besides with these files planted; they are taken away again. */
  function found(planted: Record<string, string>): string[] {
    for (const [path, text] of Object.entries(planted)) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), text);
    }
    const after = findProblems(readSources(copy));
    for (const path of Object.keys(planted)) rmSync(join(copy, path));
    return after.filter((problem) => !before.includes(problem));
  }

  it.each([
    ["src/core/planted.ts", "../help/feature.ts"],
    ["src/core/planted.ts", "zod"],
    ["src/help/planted.ts", "../plans/feature.ts"],
    ["src/help/planted.ts", "../app.ts"],
    ["src/prompts/planted.ts", "../plans/template.ts"],
    ["src/plans/planted.ts", "../../db/store.ts"],
    ["src/plans/planted.ts", "express"],
    ["src/planted.ts", "./main.ts"],
    ["adapters/slack/planted.ts", "../web/render.ts"],
    ["adapters/slack/planted.ts", "botbuilder"],
    ["adapters/console/planted.ts", "../../src/app.ts"],
    ["adapters/web/page/planted.ts", "../routes.ts"],
    ["db/planted.ts", "../adapters/adapter.ts"],
    ["db/planted.ts", "../src/help/feature.ts"],
    ["bin/planted.mjs", "zod"],
  ])("sees that %s imports %s", (path, name) => {
    const texts = [
      `import { x } from "${name}";\n`,
      `import {\n  x,\n  type Y,\n} from "${name}";\n`,
      `export { x } from "${name}";\n`,
      `import "${name}";\n`,
      `export const x = async () => (await import("${name}")).x;\n`,
    ];
    const paths = texts.map((_, n) => path.replace("planted", `planted-${n}`));
    const planted = Object.fromEntries(paths.map((one, n) => [one, texts[n] ?? ""]));
    const problems = paths.map((one) => `${one} may not import ${name}`);
    expect(found(planted).sort()).toEqual(problems);
  });

  it("lets the prompts know the types of a feature, and only those", () => {
    const text = 'import type { Template } from "../plans/template.ts";\n';
    expect(found({ "src/prompts/planted.ts": text })).toEqual([]);
    expect(found({ "src/help/planted.ts": text })).toHaveLength(1);
  });

  it("sees a circle of three files, types included, once", () => {
    const planted = {
      "src/help/planted-a.ts": 'import { b } from "./planted-b.ts";\n',
      "src/help/planted-b.ts": 'import type { C } from "./planted-c.ts";\n',
      "src/help/planted-c.ts": 'export { a } from "./planted-a.ts";\n',
    };
    const names = [..."abca"].map((letter) => `src/help/planted-${letter}.ts`);
    expect(found(planted)).toEqual([`${names.join(" -> ")} is a circle of imports`]);
  });

  it.each([
    ["src/help/planted.ts", 250],
    ["adapters/web/planted.ts", 250],
    ["db/planted.ts", 250],
    ["bench/planted.ts", 250],
    ["bin/planted.mjs", 250],
    ["test/planted.ts", 400],
  ])("sees one line too many in %s", (path, most) => {
    const lines = (count: number) => "// a line\n".repeat(count);
    expect(found({ [path]: lines(most) })).toEqual([]);
    const problem = `${path} has ${most + 1} lines; at most ${most} are allowed`;
    expect(found({ [path]: lines(most + 1) })).toEqual([problem]);
    expect(found({ [path]: lines(most + 1).trimEnd() })).toEqual([problem]);
  });

  it.each([
    ["src/help/plantedFile.ts", '"plantedFile" is not kebab-case'],
    ["src/Planted/file.ts", '"Planted" is not kebab-case'],
    ["src/help/utils.ts", '"utils" says nothing about what is inside'],
    ["src/services/planted.ts", '"services" says nothing about what is inside'],
    ["src/help/index.ts", '"index" says nothing about what is inside'],
  ])("sees the name %s", (path, problem) => {
    expect(found({ [path]: "" })).toEqual([`${path}: ${problem}`]);
  });

  it.each(["Date.now(", "new Date()", "Math.random(", "process.env", "Temporal.Now"])(
    "sees %s where a clock, ids and settings must be handed in",
    (use) => {
      const text = `export const x = () => ${use}${use.endsWith("(") ? ")" : ""};\n`;
      expect(found({ "src/help/planted.ts": text })).toHaveLength(1);
      expect(found({ "db/planted.ts": text })).toHaveLength(1);
      expect(found({ "adapters/web/planted.ts": text })).toEqual([]);
    },
  );

  it("lets a date be made from a known instant, and be spoken of", () => {
    const text = "// Date.now() is not used here\nexport const x = (at: number) => new Date(at);\n";
    expect(found({ "src/help/planted.ts": text })).toEqual([]);
  });

  it("sees default exports and barrels", () => {
    const planted = { "src/help/planted.ts": 'export default 1;\nexport * from "./feature.ts";\n' };
    expect(found(planted)).toHaveLength(2);
  });
});
