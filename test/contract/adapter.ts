import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Adapter } from "../../adapters/adapter.ts";
import type { Address } from "../../src/core/address.ts";
import type { Delivery, Receipt } from "../../src/core/ports.ts";
import type { Reply } from "../../src/core/reply.ts";
import { everyBlock } from "../adapters/replies.ts";
import { failureOf } from "../adapters/slack/deliver/scene.ts";

/** Something one person has before their eyes, in words as they read them. */
export interface Shown {
  words: string;
  /** The platform's name for it. */
  id: string;
  /** The message it hangs under. */
  under?: string;
}

/** A platform with two people in one place, and the real adapter to it. */
export interface Stage {
  adapter: Adapter;
  shared: Address;
  /** Who reads what: the first is the one that private messages are for. A console has one person alone. */
  people: string[];
  /** What a person can read in that place, or in their own conversation, oldest first. */
  sees(person: string, at?: Address): Promise<Shown[]>;
  /** The next request to the platform goes wrong in that way; left out where there is no platform to fail. */
  fail?(kind: "not-sent" | "ambiguous" | "hopeless"): void;
  /** Sends what a person says, that often as one delivery; returns how many answers they got. */
  tell?(text: string, times: number): Promise<number>;
  close(): Promise<void>;
}

const TYPED = "<!channel> <@U1> @everyone <at>Ben</at> **no** [a](http://b.example) &amp;";
/** Everything that somebody must be able to read of `everyBlock`. */
const READ = [
  ...["Need gap for Cedar Falls", "Counted from 9 sources & 2 partners.", "show as <10"],
  ...["Enrolment", "State survey", "Need help", "890 (45.9 %)", "Where the numbers come from"],
  ...["Referrals", "340", "Crisis calls", "<10", "Map of the district"],
  ...["Two sources are older than a year.", "Save", "Change an answer", "Change the first", "Stop"],
];

/** What there is of a platform: several readers, a network that can fail, a way in of its own. */
interface Has {
  readers?: true;
  network?: true;
  wayIn?: true;
}

/** What every platform must do with what the bot says; `open` gives an empty one. */
export function adapterContract(name: string, has: Has, open: () => Promise<Stage>) {
  describe(`the adapter to ${name}`, () => {
    let stage: Stage;
    let ids = 0;
    beforeEach(async () => {
      stage = await open();
    }, 30_000);
    afterEach(() => stage.close());

    const message = (reply: string | Reply, more: Partial<Delivery> = {}): Delivery => ({
      ...{ id: ++ids, cause: `contract-${ids}`, attempt: 1, to: stage.shared },
      reply: typeof reply === "string" ? { text: reply } : reply,
      ...more,
    });
    const say = (reply: string | Reply, more: Partial<Delivery> = {}, places = {}) =>
      stage.adapter.deliver(message(reply, more), places);
    const seen = (person = stage.people[0] ?? "") => stage.sees(person, stage.shared);
    const wordsSeen = async (person?: string) =>
      (await seen(person)).map(({ words }) => words).join("\n");

    it("delivers a message and tells how it is found again", async () => {
      const receipt = await say("Hello there");
      expect(Object.values(receipt).every((one) => typeof one === "string")).toBe(true);
      expect(await wordsSeen()).toContain("Hello there");
    });

    it("overwrites a message by its receipt, again and again", async () => {
      let receipt: Receipt = await say("first words");
      for (const words of ["second words", "third words"])
        receipt = await say(words, {}, { replaces: receipt });
      const all = await seen();
      expect(all.at(-1)?.words).toContain("third words");
      if (stage.people.length > 1) expect(all).toHaveLength(1);
    });

    it("hangs a message under another by its receipt", async () => {
      const parent = await say("a question");
      await say("its answer", {}, { parent });
      const all = await seen();
      expect(all.map(({ words }) => words).join("\n")).toMatch(/a question.*its answer/s);
      if (stage.people.length > 1) expect(all[1]?.under).toBe(all[0]?.id);
    });

    it("shows every block, and nothing of it is lost", async () => {
      await say(everyBlock);
      // Some blanks may be such that no line breaks there.
      const words = (await wordsSeen()).replace(/[^\S\n]/g, " ");
      const lost = READ.filter((one) => !words.includes(one));
      expect(lost, words).toEqual([]);
    });

    it("takes words from people as words", async () => {
      await say({ text: TYPED, blocks: [{ type: "text", text: TYPED }] });
      expect(await wordsSeen()).toContain(TYPED);
    });

    it("keeps to its limits without losing a word or a button", async () => {
      const { text, blocks, actions } = stage.adapter.limits;
      const marks = Array.from({ length: 40 }, (_, n) => `mark-${n}.`);
      const long = marks.join(` ${"x".repeat(Math.ceil((text * 2) / 40))} `);
      const many = Math.min(blocks + 20, 150);
      await say({ text: "long", blocks: [{ type: "text", text: long }] });
      await say({
        text: "many",
        blocks: Array.from({ length: many }, (_, n) => ({ type: "text", text: `block-${n}.` })),
      });
      const buttons = Array.from({ length: actions + 3 }, (_, n) => `Press-${n}.`);
      await say({
        text: "buttons",
        blocks: [
          { type: "actions", actions: buttons.map((label, n) => ({ id: `a:${n}`, label })) },
        ],
      });
      const words = await wordsSeen();
      const all = [...marks, ...buttons, ...Array.from({ length: many }, (_, n) => `block-${n}.`)];
      expect(all.filter((one) => !words.includes(one))).toEqual([]);
    });

    if (has.readers) {
      it("shows what is for one person to that person alone", async () => {
        const [reader = "", other = ""] = stage.people;
        await say("only for one", { privateTo: reader });
        const place = async (who: string) =>
          [...(await stage.sees(who, stage.shared)), ...(await stage.sees(who))]
            .map(({ words }) => words)
            .join("\n");
        expect(await place(reader)).toContain("only for one");
        expect(await place(other)).not.toContain("only for one");
      });
    }

    if (has.network) {
      it.for(["not-sent", "ambiguous", "hopeless"] as const)(
        "says of a failure whether it is %s, and goes on afterwards",
        async (kind) => {
          stage.fail?.(kind);
          const error = await failureOf(say("fails"));
          expect(error.kind, error.message).toBe(kind);
          await say("works");
          expect(await wordsSeen()).toContain("works");
        },
      );
    }

    if (has.wayIn) {
      it("hands over what the platform repeats under one name, so that it is answered once", async () => {
        expect(await stage.tell?.("help", 3)).toBe(1);
      });
    }

    it("stops once it has delivered, and may be told so twice", async () => {
      await say("before");
      await stage.adapter.stop();
      await stage.adapter.stop();
    });
  });
}
