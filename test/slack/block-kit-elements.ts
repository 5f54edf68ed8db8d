import {
  byType,
  type Check,
  complain,
  flag,
  type Loose,
  list,
  matching,
  number,
  object,
  oneOf,
  optional,
  type Shape,
  type Spot,
  text,
} from "./block-kit-check.ts";
import {
  actionId,
  confirm,
  imageSource,
  oneSource,
  option,
  optionGroups,
  options,
  plainText,
  richText,
  url,
} from "./block-kit-text.ts";

type Also = (thing: Loose, at: Spot) => void;

const element = (type: string, shape: Shape, also?: Also): Check =>
  object({ type: oneOf(type), action_id: optional(actionId), ...shape }, also);

const asked = { confirm: optional(confirm), focus_on_load: optional(flag) };
const placed = { ...asked, placeholder: optional(plainText(150)) };
const typing = {
  focus_on_load: optional(flag),
  placeholder: optional(plainText(150)),
  dispatch_action_config: optional(
    object({
      trigger_actions_on: list(oneOf("on_enter_pressed", "on_character_entered"), 1, 2),
    }),
  ),
};
const style = optional(oneOf("primary", "danger"));
const label = optional(text(75));
const day = matching(/^\d{4}-\d{2}-\d{2}$/, "must be a date in the form YYYY-MM-DD");
const clockTime = matching(/^\d{2}:\d{2}$/, "must be a time in the form HH:mm");
const id = text(255);
const ids = list(id, 1, 100);
const many = { max_selected_items: optional(number(1, 100)) };

const eitherOptions: Also = ({ options, option_groups }, at) => {
  if ((options === undefined) === (option_groups === undefined))
    complain(at, "must provide exactly one of options or option_groups");
};

/** A preset choice must be one of the options, letter by letter. */
const offered: Also = (thing, at) => {
  const all = (Array.isArray(thing.options) ? thing.options : []).map((one) => JSON.stringify(one));
  const chosen = [thing.initial_option, ...[thing.initial_options].flat()].filter((one) => one);
  if (all.length > 0 && chosen.some((one) => !all.includes(JSON.stringify(one))))
    complain(at, "the initial option is not one of the options");
};

const filter = object({
  include: optional(list(oneOf("im", "mpim", "private", "public"), 1, 4)),
  exclude_external_shared_channels: optional(flag),
  exclude_bot_users: optional(flag),
});

const lowToHigh =
  (low: string, high: string): Also =>
  (thing, at) => {
    if (thing[low] !== undefined && Number(thing[low]) > Number(thing[high] ?? Infinity))
      complain(at, `${low} must not be greater than ${high}`);
  };

const staticMenu: Also = (thing, at) => {
  eitherOptions(thing, at);
  offered(thing, at);
};

const MENUS: Record<string, Check> = {
  static_select: element(
    "static_select",
    {
      ...placed,
      options: optional(options(100)),
      option_groups: optional(optionGroups),
      initial_option: optional(option()),
    },
    staticMenu,
  ),
  multi_static_select: element(
    "multi_static_select",
    {
      ...{ ...placed, ...many },
      options: optional(options(100)),
      option_groups: optional(optionGroups),
      initial_options: optional(options(100)),
    },
    staticMenu,
  ),
  users_select: element("users_select", { ...placed, initial_user: optional(id) }),
  multi_users_select: element("multi_users_select", {
    ...{ ...placed, ...many },
    initial_users: optional(ids),
  }),
  channels_select: element("channels_select", {
    ...placed,
    initial_channel: optional(id),
    response_url_enabled: optional(flag),
  }),
  multi_channels_select: element("multi_channels_select", {
    ...{ ...placed, ...many },
    initial_channels: optional(ids),
  }),
  conversations_select: element("conversations_select", {
    ...placed,
    initial_conversation: optional(id),
    default_to_current_conversation: optional(flag),
    response_url_enabled: optional(flag),
    filter: optional(filter),
  }),
  multi_conversations_select: element("multi_conversations_select", {
    ...{ ...placed, ...many },
    initial_conversations: optional(ids),
    default_to_current_conversation: optional(flag),
    filter: optional(filter),
  }),
  external_select: element("external_select", {
    ...placed,
    initial_option: optional(option()),
    min_query_length: optional(number(0)),
  }),
  multi_external_select: element("multi_external_select", {
    ...{ ...placed, ...many },
    initial_options: optional(options(100)),
    min_query_length: optional(number(0)),
  }),
};

const PICKED: Record<string, Check> = {
  datepicker: element("datepicker", { ...placed, initial_date: optional(day) }),
  timepicker: element("timepicker", {
    ...placed,
    initial_time: optional(clockTime),
    timezone: optional(text(255)),
  }),
  datetimepicker: element("datetimepicker", {
    ...asked,
    initial_date_time: optional(number(1_000_000_000, 9_999_999_999)),
  }),
  checkboxes: element(
    "checkboxes",
    { ...asked, options: options(10, true), initial_options: optional(options(10, true)) },
    offered,
  ),
  radio_buttons: element(
    "radio_buttons",
    { ...asked, options: options(10, true), initial_option: optional(option(true)) },
    offered,
  ),
};

const PRESSED: Record<string, Check> = {
  button: element("button", {
    text: plainText(75),
    ...{ value: optional(text(2_000)), url: optional(url), style },
    ...{ accessibility_label: label, confirm: optional(confirm) },
  }),
  overflow: element("overflow", { options: options(5, false, 2), confirm: optional(confirm) }),
  workflow_button: element("workflow_button", {
    text: plainText(75),
    workflow: object({
      trigger: object({ url, customizable_input_parameters: optional(() => {}) }),
    }),
    ...{ style, accessibility_label: label },
  }),
};

const INPUTS: Record<string, Check> = {
  plain_text_input: element(
    "plain_text_input",
    {
      ...typing,
      initial_value: optional(text(3_000, 0)),
      multiline: optional(flag),
      min_length: optional(number(0, 3_000)),
      max_length: optional(number(1, 3_000)),
    },
    lowToHigh("min_length", "max_length"),
  ),
  number_input: element(
    "number_input",
    {
      ...{ ...typing, is_decimal_allowed: flag },
      initial_value: optional(text(255)),
      min_value: optional(text(255)),
      max_value: optional(text(255)),
    },
    lowToHigh("min_value", "max_value"),
  ),
  email_text_input: element("email_text_input", { ...typing, initial_value: optional(text(255)) }),
  url_text_input: element("url_text_input", { ...typing, initial_value: optional(text(3_000)) }),
  rich_text_input: element("rich_text_input", {
    ...{ ...typing, initial_value: optional(richText) },
    min_lines: optional(number(1, 100)),
    max_lines: optional(number(1, 100)),
  }),
  file_input: element("file_input", {
    filetypes: optional(list(text(255), 1, 100)),
    max_files: optional(number(1, 10)),
  }),
};

const answered = object({
  text: plainText(75),
  value: text(2_000),
  accessibility_label: label,
});

export const image = object(
  { type: oneOf("image"), alt_text: text(2_000), ...imageSource },
  oneSource,
);

export const button: Check = byType(() => ({ button: PRESSED.button as Check }));
/** What may stand in an actions block. */
export const actionElement = byType(() => ({
  ...{ ...PRESSED, ...MENUS, ...PICKED },
  rich_text_input: INPUTS.rich_text_input as Check,
}));
/** What may stand beside a section. */
export const accessory = byType(() => ({ ...PRESSED, ...MENUS, ...PICKED, image }));
/** What may stand in an input block. */
export const inputElement = byType(() => ({ ...INPUTS, ...MENUS, ...PICKED }));
export const contextAction = byType(() => ({
  feedback_buttons: element("feedback_buttons", {
    positive_button: answered,
    negative_button: answered,
  }),
  icon_button: element("icon_button", {
    ...{ icon: oneOf("trash"), text: plainText(75), accessibility_label: label },
    ...{ value: optional(text(2_000)), confirm: optional(confirm) },
    visible_to_user_ids: optional(ids),
  }),
}));
