import { describe, expect, it } from "vitest";
import {
  inThread,
  readSaid,
  threadOf,
  toReceipt,
} from "../../../../adapters/teams/deliver/said.ts";

describe("where a message stands", () => {
  it("is told by its receipt, also where Teams named none of its parts", () => {
    for (const ids of [["1"], ["1", "2"], [""]]) {
      const said = { conversation: "19:a@thread.tacv2", ids };
      expect(readSaid(toReceipt(said))).toEqual(said);
    }
    for (const receipt of [undefined, {}, { shownTo: "29:ana" }, { conversation: "", ids: "1" }])
      expect(readSaid(receipt)).toBeUndefined();
  });

  it("is a thread of its own, or the one it stands in", () => {
    const said = (conversation: string, ...ids: string[]) => ({ conversation, ids });
    expect(threadOf(said("19:a@thread.tacv2", "1", "2"))).toBe("1");
    expect(threadOf(said("19:a@thread.tacv2;messageid=7", "1"))).toBe("7");
    expect(threadOf(said("19:a@thread.tacv2", ""))).toBeUndefined();
    expect(threadOf(undefined)).toBeUndefined();
  });

  it.each([
    ["19:a@thread.tacv2", "19:a@thread.tacv2;messageid=7"],
    ["19:a@thread.skype", "19:a@thread.skype;messageid=7"],
    ["19:a@thread.v2", "19:a@thread.v2"],
    ["19:meeting_a@thread.v2", "19:meeting_a@thread.v2"],
    ["a:1person", "a:1person"],
  ])("is in a thread only where there are some: %s", (conversation, expected) => {
    expect(inThread(conversation, "7")).toBe(expected);
    expect(inThread(conversation, undefined)).toBe(conversation);
  });
});
