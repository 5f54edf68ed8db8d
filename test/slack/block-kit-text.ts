import {
  all,
  byType,
  type Check,
  complain,
  flag,
  inside,
  isObject,
  list,
  listOf,
  matching,
  number,
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

const richStyle = object(
  Object.fromEntries(
    ["bold", "italic", "strike", "code", "underline"].map((one) => [one, optional(flag)]),
  ),
);

/** Mentions, links and the like: checked for their kind alone, since the bot sends none. */
const REFERENCES = [
  ...["broadcast", "channel", "color", "date", "emoji", "link", "team", "user", "usergroup"],
];

/** Pieces of rich text as @slack/types has them; a piece without any words is refused. */
const richPieces = list(
  byType(() => ({
    ...Object.fromEntries(REFERENCES.map((one) => [one, (): void => undefined])),
    text: object({
      type: oneOf("text"),
      text: text(Number.POSITIVE_INFINITY),
      style: optional(richStyle),
    }),
  })),
  0,
  1_000,
);

const richSection = object({ type: oneOf("rich_text_section"), elements: richPieces });
const border = optional(number(0, 1));

const richPart = byType(() => ({
  rich_text_section: richSection,
  rich_text_quote: object({ type: oneOf("rich_text_quote"), elements: richPieces, border }),
  rich_text_preformatted: object({
    ...{ type: oneOf("rich_text_preformatted"), elements: richPieces, border },
    language: optional(text(255)),
  }),
  rich_text_list: object({
    ...{ type: oneOf("rich_text_list"), elements: list(richSection, 1, 1_000), border },
    ...{
      style: oneOf("bullet", "ordered"),
      indent: optional(number(0)),
      offset: optional(number(0)),
    },
  }),
}));

export const richText = object({
  type: oneOf("rich_text"),
  block_id: optional(blockId),
  elements: list(richPart, 1, 1_000),
});
