import { checkView, inSlacksWords } from "./block-kit.ts";
import type { Eyes, Look } from "./eyes.ts";
import type { SlackBlock, SlackView } from "./fake/shapes.ts";
import type { FakeSlack } from "./fake/slack.ts";
import type { OpenView } from "./fake/world.ts";
import type { Actor, createGestures, Gesture } from "./gestures.ts";
import { inputValue } from "./input-value.ts";

interface Sent {
  status: number;
  body: Record<string, unknown> | undefined;
}

const PATIENCE_MS = 3_000;

/** Clicks and fills in as a person does, in what they see; Slack's own client is played as well. */
export function createHands<S extends Sent>(deps: {
  slack: FakeSlack;
  eyes: Eyes;
  gestures: ReturnType<typeof createGestures>;
  send: (gesture: Gesture) => Promise<S>;
}) {
  const { slack, eyes, gestures, send } = deps;

  async function click(which: Look, actor: Actor): Promise<S> {
    const { channel, ...found } = eyes.find(which, actor);
    const { team, user } = actor;
    const where = found.home ? { team, user } : { ...actor, channel };
    return send(gestures.click(found, where));
  }

  async function modal({ user, team }: Actor): Promise<OpenView> {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const front = slack.modal(user, team).at(-1);
      if (front) return front;
      if (performance.now() > until) throw new Error(`no modal is open before ${user}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** One view sent off, and what Slack's client then does with the answer. */
  async function submit(open: OpenView, values: Record<string, string>, actor: Actor) {
    const inputs = open.view.blocks.filter(({ type }) => type === "input");
    const state = Object.fromEntries(
      inputs.map((block) => {
        const { action_id } = block.element as { action_id: string };
        return [block.block_id ?? "", { [action_id]: inputValue(block, given(block, values)) }];
      }),
    );
    const sent = await send(gestures.viewSubmission(open, state, actor));
    const action = sent.body?.response_action;
    const errors = (sent.body?.errors ?? {}) as Record<string, string>;
    const blocks = inputs.map(({ block_id }) => block_id);
    const lost = Object.keys(errors).filter((id) => !blocks.includes(id));
    if (lost.length > 0) throw new Error(`Slack shows no errors for ${lost.join(", ")}`);
    if (sent.status !== 200) return { ...sent, state: "broken" as const, errors };
    if (action === "errors") return { ...sent, state: "complained" as const, errors };
    if (action === "update") {
      show(open, sent.body?.view as SlackView);
      return { ...sent, state: "next" as const, errors };
    }
    slack.closeModal(actor.user, actor.team);
    return { ...sent, state: "closed" as const, errors };
  }

  function show(open: OpenView, view: SlackView): void {
    const problems = inSlacksWords(checkView(view));
    if (problems.length > 0) throw new Error(`Slack refuses the view: ${problems.join("; ")}`);
    open.view = view;
    open.hash = `${open.hash}+`;
  }

  /** View by view; a value that no view had a place for is a mistake of the test. */
  async function fill(values: Record<string, string>, actor: Actor) {
    const open = await modal(actor);
    const used = new Set<string>();
    const titles: string[] = [];
    for (let round = 0; round < 20; round++) {
      titles.push(titleOf(open.view));
      for (const block of open.view.blocks)
        for (const key of Object.keys(values)) if (names(block, key)) used.add(key);
      const sent = await submit(open, values, actor);
      if (sent.state === "next") continue;
      const unused = Object.keys(values).filter((key) => !used.has(key));
      if (sent.state === "closed" && unused.length > 0)
        throw new Error(`the form never asked for ${unused.join(", ")}`);
      return { ...sent, titles };
    }
    throw new Error(`the form goes in circles: ${titles.join(", ")}`);
  }

  return { click, modal, fill, submit };
}

/** A section's heading where there is one, else the title at the top. */
const titleOf = ({ title, blocks }: SlackView): string => {
  const header = blocks.find(({ type }) => type === "header");
  return ((header?.text ?? title) as { text: string }).text;
};

/** A key is the field's id, or the label people read. */
const names = (block: SlackBlock, key: string) =>
  block.type === "input" &&
  (block.block_id === `field:${key}` || (block.label as { text: string }).text === key);

const given = (block: SlackBlock, values: Record<string, string>): string | undefined =>
  Object.entries(values).find(([key]) => names(block, key))?.[1];
