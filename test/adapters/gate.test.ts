import { beforeEach, describe, expect, it } from "vitest";
import { createGate, NO_ROOM } from "../../adapters/gate.ts";

describe("room for what Slack sends", () => {
  let gate: ReturnType<typeof createGate>;
  let begun: string[];
  const ends = new Map<string, () => void>();
  beforeEach(() => {
    gate = createGate({ atOnce: 4, line: 4, waitMs: 60_000, lateMs: 60_000 });
    begun = [];
    ends.clear();
  });

  /** Work that lasts until it is told to end; resolves with its name, or when there was no room. */
  const work = (tenant: string, name: string) =>
    gate.run(tenant, async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      return name;
    });
  const flood = (tenant: string, count: number) =>
    Array.from({ length: count }, (_, n) => work(tenant, `${tenant}${n}`));

  it("is never taken up by one workspace, however much it sends", async () => {
    const flooding = flood("A", 9);
    const quiet = flood("B", 2);
    await expect.poll(() => begun).toEqual(["A0", "A1", "B0", "B1"]);
    const refused = await Promise.all(flooding.slice(4));
    expect(refused).toEqual(refused.map(() => NO_ROOM));
    for (const name of ["B0", "B1"]) ends.get(name)?.();
    expect(await Promise.all(quiet)).toEqual(["B0", "B1"]);
  });

  it("goes to whoever has waited longest of those whose workspace has a place left", async () => {
    const all = [...flood("A", 3), ...flood("B", 3)];
    await expect.poll(() => begun.length).toBe(4);
    ends.get("B0")?.();
    await expect.poll(() => begun).toEqual(["A0", "A1", "B0", "B1", "B2"].toSorted());
    for (const name of ["A0", "A1", "B1", "B2"]) ends.get(name)?.();
    await expect.poll(() => begun.length).toBe(6);
    ends.get("A2")?.();
    expect(await Promise.all(all)).toHaveLength(6);
    await gate.empty();
  });
});
