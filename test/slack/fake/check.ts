import { checkMessage, checkView, inSlacksWords } from "../block-kit.ts";
import type { Problem } from "../block-kit-check.ts";
import { NOT_JSON } from "./request.ts";
import type { SlackBlock, SlackView } from "./shapes.ts";
import { type Answer, type Args, SlackRefusal, text } from "./world.ts";

/** Sentences about blocks that are refused beyond what Slack's rules say; none when there are none. */
export type CheckBlocks = (blocks: SlackBlock[]) => string[];

/** Text above it is cut by Slack, with a warning. */
const LONGEST_TEXT = 40_000;
const LARGEST_VIEW = 250_000;

const refuse = (code: string, problems: Problem[]): never => {
  const messages = inSlacksWords(problems);
  throw new SlackRefusal(code, { errors: messages, response_metadata: { messages } });
};

/** The text and blocks of a message as Slack takes them, or a refusal that says what is wrong. */
export function checkedContent(args: Args, also: CheckBlocks = () => []) {
  const blocks = blocksOf(args);
  const given = text(args.text);
  if (given === "" && !blocks?.length) throw new SlackRefusal("no_text");
  const long = given.length > LONGEST_TEXT;
  const said = long ? given.slice(0, LONGEST_TEXT) : given;
  const more = blocks ? also(blocks).map((message) => ({ pointer: "/blocks", message })) : [];
  const problems = blocks ? [...checkMessage({ text: said, blocks }), ...more] : [];
  if (problems.some(({ message }) => message === "msg_blocks_too_long")) {
    throw new SlackRefusal("msg_blocks_too_long");
  }
  if (problems.length > 0) refuse("invalid_blocks", problems);
  const warning: Answer = long ? { warning: "message_truncated" } : {};
  return { text: said, warning, ...(blocks && { blocks }) };
}

function blocksOf({ blocks }: Args): SlackBlock[] | undefined {
  if (blocks === undefined || blocks === "") return undefined;
  if (!Array.isArray(blocks)) throw new SlackRefusal("invalid_blocks_format");
  return blocks;
}

interface Metadata {
  event_type: string;
  event_payload: object;
}

/** Metadata as Slack keeps it: what is not well-formed is dropped, and the message still posted. */
export function checkedMetadata(args: Args): { metadata?: Metadata; warning: Answer } {
  const given = args.metadata;
  if (given === undefined || given === "") return { warning: {} };
  const { event_type, event_payload } = (typeof given === "object" ? given : {}) as Args;
  const isObject =
    typeof event_payload === "object" && event_payload && !Array.isArray(event_payload);
  if (typeof event_type !== "string" || event_type === "" || !isObject) {
    return { warning: { warning: "invalid_metadata_format" } };
  }
  return { metadata: { event_type, event_payload }, warning: {} };
}

/** A view as Slack takes it, or `invalid_arguments` with what is wrong. */
export function checkedView(args: Args, type: "modal" | "home"): SlackView {
  const given = args.view;
  if (given === NOT_JSON || typeof given !== "object" || given === null) {
    return refuse("invalid_arguments", [{ pointer: "/view", message: "missing required field" }]);
  }
  const view = given as SlackView;
  if (JSON.stringify(view).length > LARGEST_VIEW) throw new SlackRefusal("view_too_large");
  const wrong = { pointer: "/view/type", message: `must be ${type}` };
  const problems = [...(view.type === type ? [] : [wrong]), ...checkView(view)];
  return problems.length > 0 ? refuse("invalid_arguments", problems) : view;
}
