/**
 * Slack's Block Kit rules, checked as its server does. Our own, since no package has them: from
 * @slack/types 3.2.0 (d.ts), docs.slack.dev/reference/block-kit and, where marked, from what others
 * saw real Slack refuse.
 */
import { anyBlock } from "./block-kit-blocks.ts";
import {
  type Check,
  complain,
  different,
  flag,
  inside,
  isObject,
  type Loose,
  list,
  listOf,
  object,
  oneOf,
  optional,
  type Problem,
  type Spot,
  type Surface,
  text,
} from "./block-kit-check.ts";
import { tableTextAltogether } from "./block-kit-data.ts";
import { plainText } from "./block-kit-text.ts";

/**
 * Of all blocks of a message together; above it Slack answers `msg_blocks_too_long`. Undocumented:
 * 13,297 characters in one markdown block were the most, and less with more blocks (slackapi/bolt-js
 * issues 2509 and 2867), so every object counts a little.
 */
const ALL_BLOCKS = 13_200;
const PER_OBJECT = 8;
const MARKDOWN = 12_000;
const TABLES = 1;
const CHARTS = 2;

/** What Slack would refuse in `{ text, blocks }`; empty when it takes the message. */
export function checkMessage(message: unknown): Problem[] {
  const { at, problems } = start("message");
  if (!isObject(message)) return [{ pointer: "", message: "must provide an object" }];
  const blocks = listOf(message.blocks);
  if (!message.text && blocks.length === 0) complain(at, "no_text");
  if (message.text !== undefined) text(40_000, 0)(message.text, inside(at, "text"));
  if (message.blocks !== undefined) checkBlocks(message.blocks, inside(at, "blocks"), 50, 0);
  perMessage(blocks, inside(at, "blocks"));
  return problems;
}

/** What Slack would refuse in a modal or an App Home. */
export function checkView(view: unknown): Problem[] {
  const surface = isObject(view) && view.type === "home" ? "home" : "modal";
  const { at, problems } = start(surface);
  (surface === "home" ? home : modal)(view, at);
  return problems;
}

/** As `response_metadata.messages` of Slack's answer. */
export const inSlacksWords = (problems: Problem[]): string[] =>
  problems.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${pointer || "/"}]`);

function start(surface: Surface) {
  const problems: Problem[] = [];
  const at: Spot = { pointer: "", surface, problems };
  return { at, problems };
}

function checkBlocks(blocks: unknown, at: Spot, most: number, least: number) {
  list(anyBlock, least, most)(blocks, at);
  const found = listOf(blocks).map((one, i) => ({
    at: inside(inside(at, i), "block_id"),
    id: isObject(one) ? one.block_id : undefined,
  }));
  different(found, "block_id");
  const tables = ofType(listOf(blocks), "table", "data_table");
  tableTextAltogether(tables, at);
  if (tables.length > TABLES) complain(at, "only_one_table_allowed");
}

const ofType = (blocks: unknown[], ...types: string[]) =>
  blocks.filter((one): one is Loose => isObject(one) && types.includes(String(one.type)));

function perMessage(blocks: unknown[], at: Spot) {
  if (ofType(blocks, "data_visualization").length > CHARTS)
    complain(at, `no more than ${CHARTS} data_visualization blocks allowed`);
  const markdown = ofType(blocks, "markdown").reduce((sum, { text }) => sum + sizeOf(text), 0);
  if (markdown > MARKDOWN) complain(at, `markdown blocks hold more than ${MARKDOWN} characters`);
  if (sizeOf(blocks) > ALL_BLOCKS) complain(at, "msg_blocks_too_long");
}

/** Characters that are shown, and a little for whatever holds them. */
function sizeOf(thing: unknown): number {
  if (typeof thing === "string") return thing.length;
  if (Array.isArray(thing)) return thing.reduce((sum: number, one) => sum + sizeOf(one), 0);
  if (!isObject(thing)) return 0;
  const shown = Object.entries(thing).filter(([key]) => !HIDDEN.includes(key));
  return shown.reduce((sum, [, value]) => sum + sizeOf(value), PER_OBJECT);
}

const HIDDEN = ["type", "block_id", "action_id", "value", "url", "image_url", "style"];

const viewBlocks: Check = (blocks, at) => checkBlocks(blocks, at, 100, 1);
const kept = {
  blocks: viewBlocks,
  private_metadata: optional(text(3_000, 0)),
  callback_id: optional(text(255)),
  external_id: optional(text(255)),
};

const home = object({ type: oneOf("home"), ...kept });

const modal = object(
  {
    ...{ type: oneOf("modal"), ...kept, title: plainText(24) },
    ...{ submit: optional(plainText(24)), close: optional(plainText(24)) },
    ...{ clear_on_close: optional(flag), notify_on_close: optional(flag) },
    submit_disabled: optional(flag),
  },
  (view, at) => {
    const inputs = ofType(listOf(view.blocks), "input");
    if (inputs.length > 0 && view.submit === undefined)
      complain(at, "missing required field: submit (the view has input blocks)");
  },
);
