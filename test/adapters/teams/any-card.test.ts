import { describe, expect, it } from "vitest";
import { TEAMS } from "../../../adapters/teams/limits.ts";
import { type RenderOptions, renderTeams } from "../../../adapters/teams/render.ts";
import type { Chart, Reply } from "../../../src/core/reply.ts";
import { checkCard } from "../../teams/card-check.ts";
import { parseCard } from "../../teams/parse-card.ts";
import { anyReply, textsOf } from "../any-reply.ts";
import { fc, test as property } from "../property.ts";
import { everyBlock, HOSTILE, typedEverywhere } from "../replies.ts";
import { stringsIn } from "../typed.ts";

const cardsOf = (reply: Reply, options?: RenderOptions) =>
  renderTeams(reply, options).map(({ attachments }) => attachments[0].content);

const chartsOf = ({ blocks = [] }: Reply): Chart[] =>
  blocks.flatMap((block) => (block.type === "chart" ? [block] : []));

const PNG = `data:image/png;base64,${"iVBORw0K".repeat(200)}`;
const OWN = { name: "my", args: "", people: ["p1"] };
const USERS = Array.from({ length: 70 }, (_, i) => `29:${String(i).padStart(60, "x")}`);

/** Every way in which a reply is ever asked to be shown. */
const WAYS: ((reply: Reply) => RenderOptions)[] = [
  () => ({}),
  () => ({ charts: "words" }),
  (reply) => ({ pictures: new Map(chartsOf(reply).map((chart) => [chart, PNG])) }),
  (reply) => ({
    charts: "picture",
    pictures: new Map(chartsOf(reply).map((chart) => [chart, "https://example.org/a.png"])),
  }),
  () => ({ ownFor: USERS }),
];

/** Letters and digits alone: what must not get lost however a text is broken up. */
const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");

describe("any reply as Teams' cards", () => {
  it.each(WAYS.map((way, at) => [at, way] as const))(
    "is taken by Teams, shown in way %i",
    (_, way) => {
      property(
        fc.property(anyReply(), (reply) => {
          const own = { ...reply, own: OWN };
          for (const card of cardsOf(own, way(reply))) expect(checkCard(card)).toEqual([]);
        }),
      );
    },
  );

  it("is read by Microsoft's own renderer without a complaint", () => {
    property(
      fc.property(anyReply(), (reply) => {
        for (const card of cardsOf(reply)) expect(parseCard(card)).toEqual([]);
      }),
    );
  });

  it("has every text that someone has to be able to read", () => {
    property(
      fc.property(anyReply(), (reply) => {
        const shown = bare(
          cardsOf(reply)
            .flatMap(({ body }) => stringsIn(body))
            .map(({ text }) => text)
            .join(" "),
        );
        for (const text of textsOf(reply)) {
          // An image that cannot be shown is said in words; one that can says as much as an alt text takes.
          const said = bare(text.slice(0, TEAMS.summary / 2).toWellFormed());
          expect(shown).toContain(said.slice(0, TEAMS.summary / 2));
        }
      }),
    );
  });

  it.each(HOSTILE)("stays words: %j", (text) => {
    for (const card of [...cardsOf(typedEverywhere(text)), ...cardsOf(everyBlock)])
      expect(checkCard(card)).toEqual([]);
  });

  it("takes 40,000 characters in every place", () => {
    const long = "All of this was typed by one person. ".repeat(1_100);
    const { text, blocks = [] } = typedEverywhere(long);
    // What a button brings back is ours: ids, and commands that were shortened before.
    const ours = blocks.map((block) =>
      block.type === "actions"
        ? { ...block, actions: block.actions.map((one) => ({ ...one, value: "3" })) }
        : block,
    );
    const cards = cardsOf({ text, blocks: ours });
    expect(cards.flatMap((card) => checkCard(card))).toEqual([]);
    expect(cards.length).toBeGreaterThan(5);
  });

  it("asks anew only for people whom Teams may be told, sixty at most, and for a whole message alone", () => {
    const [card] = cardsOf({ text: "all", own: OWN }, { ownFor: USERS });
    expect(card?.refresh?.userIds).toEqual(USERS.slice(0, 60));
    expect(card?.refresh?.action).toMatchObject({ verb: "look", data: { look: "my", args: "" } });
    expect(cardsOf({ text: "all", own: OWN }, { ownFor: [] })[0]).not.toHaveProperty("refresh");
    expect(cardsOf({ text: "all" }, { ownFor: USERS })[0]).not.toHaveProperty("refresh");
    const long = cardsOf({ text: "x ".repeat(30_000), own: OWN }, { ownFor: USERS });
    expect(long.length).toBeGreaterThan(1);
    expect(long.every((one) => one.refresh === undefined)).toBe(true);
  });
});
