import {
  all,
  type Check,
  complain,
  flag,
  inside,
  isObject,
  list,
  listOf,
  matching,
  object,
  oneOf,
  optional,
  text,
} from "./block-kit-check.ts";

const plainShape = (max: number, min: number) =>
  object({ type: oneOf("plain_text"), text: text(max, min), emoji: optional(flag) });

export const plainText = (max: number, min = 1): Check => plainShape(max, min);

/** plain_text or mrkdwn. */
export const anyText =
  (max: number, min = 1): Check =>
  (thing, at) => {
    const marked = isObject(thing) && thing.type === "mrkdwn";
    if (!marked) return plainShape(max, min)(thing, at);
    object({ type: oneOf("mrkdwn"), text: text(max, min), verbatim: optional(flag) })(thing, at);
  };

export const markedText = (max: number): Check =>
  object({ type: oneOf("mrkdwn"), text: text(max), verbatim: optional(flag) });

export const blockId = text(255);
export const actionId = text(255);
export const url = all(text(3_000), matching(/^https?:\/\//, "must be a valid URL"));

export const confirm = object({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: optional(oneOf("primary", "danger")),
});

/** Where an image comes from: a public address, or a file that was uploaded to Slack. */
export const imageSource = {
  image_url: optional(url),
  slack_file: optional(object({ id: optional(text(255)), url: optional(url) })),
};

export const oneSource = (thing: Record<string, unknown>, at: Parameters<Check>[1]) => {
  if ((thing.image_url === undefined) === (thing.slack_file === undefined))
    complain(at, "must define either image_url or slack_file");
};

/** An option of a menu: plain text; radio buttons and checkboxes may have mrkdwn. */
export const option = (marked = false): Check =>
  object({
    text: marked ? anyText(75) : plainText(75),
    value: text(75),
    description: optional(marked ? anyText(75) : plainText(75)),
    url: optional(url),
  });

export const options = (max: number, marked = false, min = 1): Check =>
  all(list(option(marked), min, max), (thing, at) => {
    const seen = new Set<unknown>();
    listOf(thing).forEach((one, i) => {
      const value = isObject(one) ? one.value : undefined;
      if (seen.has(value)) complain(inside(at, i), "option values must be unique");
      seen.add(value);
    });
  });

export const optionGroups = list(object({ label: plainText(75), options: options(100) }), 1, 100);

/** rich_text: its parts are checked for their kind only, since the bot sends none. */
export const richText = object({
  type: oneOf("rich_text"),
  block_id: optional(blockId),
  elements: list(
    (thing, at) => {
      const kinds = ["section", "list", "quote", "preformatted"].map((kind) => `rich_text_${kind}`);
      if (!isObject(thing) || !kinds.includes(String(thing.type)))
        complain(at, "unsupported rich_text element");
    },
    1,
    1_000,
  ),
});
