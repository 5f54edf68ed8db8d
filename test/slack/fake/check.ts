import { NOT_JSON } from "./request.ts";
import { elementsOf, type SlackBlock, type SlackView } from "./shapes.ts";
import { type Answer, type Args, SlackRefusal, text } from "./world.ts";

/** Sentences about what Slack would refuse in these blocks; none when it takes them. */
export type CheckBlocks = (blocks: SlackBlock[], surface: "message" | "modal" | "home") => string[];

/** Text above it is cut by Slack, with a warning. */
const LONGEST_TEXT = 40_000;

const KNOWN = new Set([
  ...["actions", "alert", "card", "carousel", "container", "context", "context_actions"],
  ...["data_table", "data_visualization", "divider", "file", "header", "image", "input"],
  ...["markdown", "plan", "rich_text", "section", "table", "task_card", "video"],
]);

/** What every surface refuses; a closer look can be handed to the fake as `checkBlocks`. */
export const checkRoughly: CheckBlocks = (blocks, surface) => [
  ...(blocks.length > (surface === "message" ? 50 : 100) ? ["no more than 50 items allowed"] : []),
  ...blocks
    .filter(({ type }) => !KNOWN.has(type))
    .map(({ type }) => `unsupported type: ${String(type)}`),
  ...twice(elementsOf(blocks).map(({ element }) => text(element.action_id))).map(
    (id) => `\`action_id\` "${id}" already exists for this message`,
  ),
  ...twice(blocks.flatMap(({ block_id }) => (block_id ? [block_id] : []))).map(
    (id) => `\`block_id\` "${id}" already exists`,
  ),
];

const twice = (all: string[]) => [...new Set(all.filter((one, at) => all.indexOf(one) !== at))];

const refuse = (code: string, problems: string[]): never => {
  const messages = problems.map((one) => `[ERROR] ${one}`);
  throw new SlackRefusal(code, { errors: problems, response_metadata: { messages } });
};

/** The blocks of a message, or a refusal that says what is wrong with them. */
export function checkedBlocks(args: Args, check: CheckBlocks): SlackBlock[] | undefined {
  const given = args.blocks;
  if (given === undefined || given === "") return undefined;
  if (given === NOT_JSON || !Array.isArray(given)) throw new SlackRefusal("invalid_blocks_format");
  const problems = check(given as SlackBlock[], "message");
  return problems.length > 0 ? refuse("invalid_blocks", problems) : (given as SlackBlock[]);
}

/** The text of a message, cut where Slack cuts it. */
export function checkedText(args: Args, hasBlocks: boolean): { text: string; warning: Answer } {
  const given = text(args.text);
  if (given === "" && !hasBlocks) throw new SlackRefusal("no_text");
  const long = given.length > LONGEST_TEXT;
  return {
    text: long ? given.slice(0, LONGEST_TEXT) : given,
    warning: long ? { warning: "message_truncated" } : {},
  };
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
  const payload =
    typeof event_payload === "object" && event_payload && !Array.isArray(event_payload);
  if (typeof event_type !== "string" || event_type === "" || !payload) {
    return { warning: { warning: "invalid_metadata_format" } };
  }
  return { metadata: { event_type, event_payload: event_payload as object }, warning: {} };
}

/** A view as Slack takes it, or `invalid_arguments` with what is wrong. */
export function checkedView(args: Args, type: "modal" | "home", check: CheckBlocks): SlackView {
  const given = args.view;
  if (given === NOT_JSON || typeof given !== "object" || given === null) {
    return refuse("invalid_arguments", ["missing required field: view"]);
  }
  const view = given as SlackView;
  const problems = [
    ...(view.type === type ? [] : [`view must be of type ${type} [json-pointer:/view/type]`]),
    ...(Array.isArray(view.blocks) ? check(view.blocks, type) : ["missing required field: blocks"]),
    ...(text(view.private_metadata).length > 3000 ? ["private_metadata: more than 3000"] : []),
    ...(text(view.callback_id).length > 255 ? ["callback_id: more than 255"] : []),
    ...(type === "modal" ? modalProblems(view) : []),
  ];
  if (JSON.stringify(view).length > 250_000) throw new SlackRefusal("view_too_large");
  return problems.length > 0 ? refuse("invalid_arguments", problems) : view;
}

function modalProblems(view: SlackView): string[] {
  const inputs = Array.isArray(view.blocks) && view.blocks.some(({ type }) => type === "input");
  return [
    ...plainProblems(view.title, "title", true),
    ...plainProblems(view.submit, "submit", inputs),
    ...plainProblems(view.close, "close", false),
  ];
}

function plainProblems(given: unknown, name: string, needed: boolean): string[] {
  if (given === undefined) return needed ? [`missing required field: ${name}`] : [];
  const { type, text: words } = given as Args;
  if (type !== "plain_text") return [`${name} must be plain_text`];
  if (text(words).trim() === "")
    return [`must be more than 0 characters [json-pointer:/view/${name}]`];
  return text(words).length > 24
    ? [`must be less than 25 characters [json-pointer:/view/${name}]`]
    : [];
}
