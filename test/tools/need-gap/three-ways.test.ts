import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Count, Row } from "../../../src/tools/need-gap/inputs.ts";
import { allowedNew } from "../../../src/tools/need-gap/intervals.ts";
import { PLACES } from "../../../src/tools/need-gap/sources.ts";
import { tally } from "../../../src/tools/need-gap/tally.ts";
import type { NeedGap } from "../../../src/tools/need-gap/tool.ts";
import { createBot } from "../../bot.ts";

type Bot = Awaited<ReturnType<typeof createBot>>;

interface Given {
  enrolment: number;
  rows: Row[];
  served: Count | undefined;
  outside: Count | undefined;
}

const NAMES = ["attendance", "school visits", "a camp"];
const typed = (count: Count) => {
  if (count === null) return "n/a";
  return typeof count === "number" ? String(count) : `${count.low}-${count.high}`;
};

/** One to eleven sources, possible by construction; undefined rows were skipped. */
const given: fc.Arbitrary<Given> = fc
  .record({
    enrolment: fc.integer({ min: 3000, max: 9000 }),
    cells: fc.array(
      fc.record({
        count: fc.oneof(
          { weight: 5, arbitrary: fc.integer({ min: 0, max: 250 }) },
          { weight: 1, arbitrary: fc.constant(null) },
          { weight: 1, arbitrary: fc.constant({ low: 40, high: 60 }) },
          { weight: 2, arbitrary: fc.constant(undefined) },
        ),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        known: fc.boolean(),
      }),
      { minLength: PLACES.length, maxLength: PLACES.length },
    ),
    served: fc.constantFrom(undefined, null, 0, 100, { low: 80, high: 120 }),
    outside: fc.constantFrom(undefined, null, 0, 30),
  })
  .map(({ enrolment, cells, served, outside }) => {
    const rows: Row[] = [];
    let others = 0;
    for (const [at, { place: asked, key }] of PLACES.entries()) {
      const cell = cells[at];
      if (cell?.count === undefined) continue;
      const name = key === "other" ? NAMES[others] : undefined;
      const place = key === "other" ? (["other", "other-2", "other-3"][others++] ?? asked) : asked;
      const before = tally({ enrolment, rows });
      if (!before.ok) throw new Error("not possible");
      let added: Count = null;
      if (cell.count !== null && cell.known) {
        const { min, max } = allowedNew(before.total, cell.count, enrolment);
        added = before.total.high === 0 ? cell.count : Math.round(min + cell.share * (max - min));
      }
      rows.push({ key, place, ...(name ? { name } : {}), count: cell.count, new: added });
    }
    const some = served !== null && served !== undefined && served !== 0;
    return { enrolment, rows, served, outside: some ? outside : undefined };
  })
  .filter(({ rows }) => rows.some(({ count }) => count !== null));

function line({ enrolment, rows, served, outside }: Given): string {
  const pairs = rows.map(({ key, place, name, count, new: added }) => {
    const word = key === "other" ? `other:${name?.replaceAll(" ", "-")}` : place;
    return `${word}=${typed(count)}${added === null ? "" : `/${typed(added)}`}`;
  });
  if (served !== undefined) pairs.push(`served=${typed(served)}`);
  if (outside !== undefined) pairs.push(`outside=${typed(outside)}`);
  return `gap enrolment=${enrolment} ${pairs.join(" ")}`;
}

/** What a person would type at each step, by its id; "" where they would skip. */
function values({ enrolment, rows, served, outside }: Given): Record<string, string> {
  const found: Record<string, string> = { enrolment: String(enrolment) };
  for (const { place, name, count, new: added } of rows) {
    if (name) found[`${place}-name`] = name;
    found[place] = typed(count);
    if (count !== null && added !== null) found[`${place}-new`] = typed(added);
  }
  if (served !== undefined) found.served = typed(served);
  if (outside !== undefined) found.outside = typed(outside);
  return found;
}

async function converse(bot: Bot, typedAt: Record<string, string>) {
  let heard = await bot.say("gap");
  for (let n = 0; n < 60 && heard.data.type === "question"; n++) {
    const text = typedAt[String(heard.data.step)] ?? "skip";
    heard = await bot.say(text === "" ? "skip" : text);
  }
  expect(heard.data.type, heard.text).toBe("summary");
  return bot.say("confirm");
}

describe("one line, conversation and form", () => {
  let bot: Bot;
  beforeAll(async () => {
    bot = await createBot();
  });
  afterAll(() => bot.close());

  const kept = async (data: Record<string, unknown>, text: string): Promise<NeedGap> => {
    expect(data.type, text).toBe("need-gap");
    const document = await bot.store.reads.document(String(data.document));
    expect(document).toMatchObject({
      kind: "need-gap",
      districtId: "alder",
      visibility: "private",
    });
    return document?.data as NeedGap;
  };

  it("give the same document", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(given, async (one) => {
        const direct = await bot.say(line(one));
        const first = await kept(direct.data, direct.text);
        const spoken = await converse(bot, values(one));
        expect(await kept(spoken.data, spoken.text)).toEqual(first);
        const { form } = await bot.say("gap form");
        const sent = await bot.submit(form?.id ?? "", values(one));
        expect(await kept(sent.data, JSON.stringify(sent.form?.errors))).toEqual(first);
      }),
      { numRuns: 15 },
    );
    expect(bot.failures).toEqual([]);
  });
});
