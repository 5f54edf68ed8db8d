import { expect, it } from "vitest";
import type { Answer } from "../../../../adapters/slack/receive/answer.ts";
import { createResubmits } from "../../../../adapters/slack/receive/resubmit.ts";

const form = (id: string, value: string) => ({
  type: "view_submission",
  view: { id, hash: "1.a", state: { values: { b: { a: { value } } } } },
});
const cleared: Answer = { status: 200, body: { response_action: "clear" } };
const sentBack: Answer = {
  status: 200,
  body: { response_action: "errors", errors: { b: "Ask your lead first." } },
};

/** What each piece of work leads to, in order; counts how often any was begun. */
function working(...outcomes: (Answer | Error)[]) {
  let begun = 0;
  const work = async () => {
    const outcome = outcomes[begun++];
    if (!outcome || outcome instanceof Error) throw outcome;
    return outcome;
  };
  return { work, begun: () => begun };
}

it("a form sent again as it stands is done once, other values and other forms by themselves", async () => {
  const once = createResubmits();
  const { work, begun } = working(cleared, cleared, cleared);
  const same = await Promise.all([1, 2, 3].map(() => once(form("V1", "7"), work)));
  expect(same).toEqual([cleared, cleared, cleared]);
  expect(begun()).toBe(1);
  await once(form("V1", "8"), work);
  await once(form("V2", "7"), work);
  expect(begun()).toBe(3);
});

it.each([
  ["was sent back with a mistake", sentBack],
  ["failed", new Error("disk full")],
])("a form that %s is looked at anew: the reason may be gone", async (_, first) => {
  const once = createResubmits();
  const { work, begun } = working(first, cleared);
  await once(form("V1", "7"), work).catch(() => undefined);
  expect(await once(form("V1", "7"), work)).toEqual(cleared);
  expect(begun()).toBe(2);
});

it("anything but a form is done as often as it comes", async () => {
  const once = createResubmits();
  const { work, begun } = working(cleared, cleared);
  await once({ type: "block_actions" }, work);
  await once({ type: "block_actions" }, work);
  expect(begun()).toBe(2);
});
