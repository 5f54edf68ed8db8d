import { describe, expect, it } from "vitest";
import { insert, remove, update } from "../../src/core/change.ts";
import { folded } from "../../src/core/fold.ts";

const row = { id: "a", value: 1 };
const kept = { ...row, version: 1 };
const old = { ...row, version: 7 };

describe("changes of one row", () => {
  it("that is new become one insert, or nothing when it goes again", () => {
    expect(folded([insert("setting", row), update("setting", kept, { value: 2 })])).toEqual([
      insert("setting", { id: "a", value: 2 }),
    ]);
    expect(folded([insert("setting", row), remove("setting", kept)])).toEqual([]);
  });

  it("based on the same version become one update, or the removal alone", () => {
    const first = update("setting", old, { value: 2 });
    expect(folded([first, update("setting", old, { value: 3 })])).toEqual([
      update("setting", old, { value: 3 }),
    ]);
    expect(folded([first, remove("setting", old)])).toEqual([remove("setting", old)]);
  });

  it("keep each other's fields, after whatever the second may name", () => {
    const person = { id: "p", version: 3 } as Parameters<typeof update<"person">>[1];
    const between = insert("setting", row);
    const all = [update("person", person, { name: "Ana" }), between];
    expect(folded([...all, update("person", person, { zone: "UTC" })])).toEqual([
      between,
      update("person", person, { name: "Ana", zone: "UTC" }),
    ]);
  });

  it("stand where the row was new, since what comes between may name it", () => {
    const person = { id: "p", version: 1 } as Parameters<typeof update<"person">>[1];
    const between = insert("setting", row);
    const { version: _, ...fresh } = { ...person, name: "Ana" };
    const all = [insert("person", fresh), between, update("person", person, { name: "Eva" })];
    expect(folded(all)).toEqual([insert("person", { ...fresh, name: "Eva" }), between]);
  });

  it("may be a new row again after one that was new is gone", () => {
    const all = [insert("setting", row), remove("setting", kept), insert("setting", row)];
    expect(folded([...all, update("setting", kept, { value: 3 })])).toEqual([
      insert("setting", { id: "a", value: 3 }),
    ]);
  });

  it("of different rows, kinds or versions stay as they are", () => {
    const other = { ...old, id: "b" };
    const all = [
      update("setting", old, { value: 2 }),
      update("setting", other, { value: 2 }),
      update("setting", { ...old, version: 8 }, { value: 3 }),
      remove("trouble", { id: "a", version: 7 } as Parameters<typeof remove<"trouble">>[1]),
      remove("setting", { ...old, version: 9 }),
      insert("setting", { ...row, id: "c" }),
    ];
    expect(folded(all)).toEqual(all);
  });
});
