import type { KnownBlock } from "@slack/types";
import {
  byType,
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
  type Shape,
  type Spot,
  type Surface,
  text,
} from "./block-kit-check.ts";
import { dataTable, dataVisualization, table } from "./block-kit-data.ts";
import {
  accessory,
  actionElement,
  button,
  contextAction,
  image as imageElement,
  inputElement,
} from "./block-kit-elements.ts";
import {
  anyText,
  blockId,
  imageSource,
  markedText,
  oneSource,
  plainText,
  richText,
  url,
} from "./block-kit-text.ts";

const block = (type: string, shape: Shape, also?: (thing: Loose, at: Spot) => void): Check =>
  object({ type: oneOf(type), block_id: optional(blockId), ...shape }, also);

/** action_ids must differ within one block. */
const differentActions = ({ elements }: Loose, at: Spot) => {
  const found = listOf(elements).map((one, i) => ({
    at: inside(inside(inside(at, "elements"), i), "action_id"),
    id: isObject(one) ? one.action_id : undefined,
  }));
  different(found, "action_id");
};

const section = block(
  "section",
  {
    text: optional(anyText(3_000)),
    fields: optional(list(anyText(2_000), 1, 10)),
    accessory: optional(accessory),
    expand: optional(flag),
  },
  (thing, at) => {
    if (thing.text === undefined && thing.fields === undefined)
      complain(at, "must define either text or fields");
  },
);

const image = block(
  "image",
  { alt_text: text(2_000), title: optional(plainText(2_000)), ...imageSource },
  oneSource,
);

const input = block("input", {
  label: plainText(2_000),
  element: inputElement,
  hint: optional(plainText(2_000)),
  optional: optional(flag),
  dispatch_action: optional(flag),
});

const contextPart: Check = (thing, at) =>
  isObject(thing) && thing.type === "image" ? imageElement(thing, at) : anyText(2_000)(thing, at);

const card = block(
  "card",
  {
    ...{ hero_image: optional(imageElement), icon: optional(imageElement) },
    ...{ title: optional(markedText(150)), subtitle: optional(markedText(150)) },
    ...{ body: optional(markedText(200)), actions: optional(list(button, 1, 25)) },
  },
  (thing, at) => {
    const some = [thing.hero_image, thing.title, thing.actions, thing.body];
    if (some.every((one) => one === undefined))
      complain(at, "must define at least one of hero_image, title, actions or body");
  },
);

const task = block("task_card", {
  ...{ task_id: text(255), title: text(255) },
  status: oneOf("pending", "in_progress", "complete", "error"),
  ...{ details: optional(richText), output: optional(richText) },
  sources: optional(list(object({ type: oneOf("url"), url, text: text(255) }), 1, 100)),
});

const container = block("container", {
  ...{ title: optional(plainText(150)), rich_text_title: optional(richText) },
  ...{ subtitle: optional(anyText(150)), icon: optional(imageElement) },
  child_blocks: list(
    byType(() => BLOCKS),
    1,
    10,
  ),
  width: optional(oneOf("narrow", "standard", "wide", "full")),
  ...{ is_collapsible: optional(flag), default_collapsed: optional(flag) },
  has_header_divider: optional(flag),
});

const video = block("video", {
  ...{ video_url: url, thumbnail_url: url, alt_text: text(2_000), title: plainText(199) },
  ...{
    title_url: optional(url),
    author_name: optional(text(49)),
    provider_name: optional(text(49)),
  },
  ...{ provider_icon_url: optional(url), description: optional(plainText(200)) },
});

/** Every block Slack knows (@slack/types 3.2.0, and data_visualization of docs.slack.dev). */
const BLOCKS: Record<KnownBlock["type"] | "data_visualization", Check> = {
  ...{ section, image, input, table, card, container, video },
  data_table: dataTable,
  data_visualization: dataVisualization,
  task_card: task,
  rich_text: richText,
  header: block("header", { text: plainText(150) }),
  divider: block("divider", {}),
  context: block("context", { elements: list(contextPart, 1, 10) }),
  actions: block("actions", { elements: list(actionElement, 1, 25) }, differentActions),
  context_actions: block(
    "context_actions",
    { elements: list(contextAction, 1, 5) },
    differentActions,
  ),
  markdown: block("markdown", { text: text(12_000) }),
  alert: block("alert", {
    text: anyText(3_000),
    level: optional(oneOf("default", "info", "warning", "error", "success")),
  }),
  carousel: block("carousel", { elements: list(card, 1, 10) }),
  plan: block("plan", { title: text(255), tasks: optional(list(task, 0, 50)) }),
  file: block("file", { source: oneOf("remote"), external_id: text(255) }),
};

/**
 * Blocks that some surfaces refuse. Source: docs.slack.dev/blocks.json, as compared in
 * themashcodee/slack-blocks-to-jsx pull request 95; data_table kept to messages to be safe.
 */
const ONLY_ON: Record<string, Surface[]> = {
  alert: ["modal"],
  table: ["message", "home"],
  carousel: ["message", "home"],
  data_table: ["message"],
  data_visualization: ["message"],
  context_actions: ["message"],
  markdown: ["message"],
  plan: ["message"],
  task_card: ["message"],
  file: ["message"],
};

export const anyBlock: Check = (thing, at) => {
  const type = isObject(thing) ? String(thing.type) : "";
  const allowed = ONLY_ON[type];
  if (allowed && !allowed.includes(at.surface))
    complain(inside(at, "type"), `${type} is not supported on this surface (${at.surface})`);
  byType(() => BLOCKS)(thing, at);
};
