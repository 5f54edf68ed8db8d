/**
 * Slack's numbers. Sources: @slack/types 3.2.0 (blocks, block-elements, composition-objects) and,
 * where marked, docs.slack.dev/reference/block-kit/blocks. Lengths are UTF-16 units after escaping.
 */
export const SLACK = {
  /** Words beside the blocks, for notifications; cut at 40,000 (docs: 4,000 recommended). */
  messageText: 4_000,
  blocks: 50,
  /**
   * Characters of all blocks together. Above about 13,200 Slack answers `msg_blocks_too_long`,
   * which it documents nowhere (slackapi/bolt-js issues 2509 and 2867); what each block adds to it
   * is not known, so every object counts `blockOverhead` and some room is left.
   */
  messageChars: 12_000,
  blockOverhead: 20,
  section: 3_000,
  header: 150,
  contextText: 2_000,
  /** One text of a rich_text block; Slack names no limit, so that of a section. */
  richText: 3_000,
  actions: 25,
  buttonLabel: 75,
  alt: 2_000,
  imageUrl: 3_000,
  /** Rows with the header row. */
  tableRows: 100,
  tableColumns: 20,
  /** Over all table cells of one message (docs, data-table-block; newer readings say 20,000). */
  tableChars: 10_000,
  /** Tables in one message or view; a second is refused with `only_one_table_allowed`. */
  tables: 1,
  /** Charts in one message (found on real Slack by vercel/chat, pull request 696). */
  charts: 2,
  /** This and below: docs, data-visualization-block. */
  chartTitle: 50,
  chartSeries: 6,
  chartCategories: 20,
  chartLabel: 20,
  /** Modals and App Homes (views.d.ts): blocks of a view; a modal's title and the labels of its two buttons. */
  viewBlocks: 100,
  /** Of a view's blocks; Slack names 250 KB for a whole view (`view_too_large`), far more than one reads. */
  viewChars: 40_000,
  viewTitle: 24,
  viewButton: 24,
  metadata: 3_000,
  /** An input's label and its hint. */
  inputLabel: 2_000,
  inputHint: 2_000,
  /** What one plain_text_input can hold. */
  inputText: 3_000,
  /** Characters of a field that are worth changing in a form, in as many inputs as they take: ours. */
  formText: 12_000,
  blockId: 255,
  /** Of a radio group, and of a menu or one group of it; then the groups of a menu. */
  radios: 10,
  checkboxes: 10,
  options: 100,
  optionGroups: 100,
  optionText: 75,
  optionValue: 75,
  /**
   * Delivery. One message a second in a channel and "several hundred messages per minute" in a
   * workspace (docs.slack.dev/reference/methods/chat.postMessage, Rate limiting): the smallest
   * number that can be meant is taken, 300, spread evenly.
   */
  channelGapMs: 1_000,
  workspaceGapMs: 60_000 / 300,
  /** Longest wait for an answer of the Web API. */
  callMs: 10_000,
  /** How long until a message that was accepted can surely be read back. */
  settleMs: 5_000,
  /** Messages in one page when reading back, and pages at most (conversations.history allows 999). */
  historyPage: 200,
  historyPages: 5,
  /** Alt text of an uploaded picture (files.getUploadURLExternal). */
  fileAlt: 1_000,
} as const;

/** An app manifest (slackapi/manifest-schema, manifest.schema.2.0.0.json). */
export const MANIFEST = {
  name: 35,
  description: 140,
  longDescriptionLeast: 175,
  longDescription: 4_000,
  botName: 80,
  commands: 50,
  command: 32,
  commandDescription: 2_000,
  usageHint: 1_000,
  shortcuts: 10,
  shortcutName: 24,
  shortcutDescription: 150,
  callbackId: 255,
  redirectUrls: 1_000,
  redirectUrl: 2_500,
  commandUrl: 3_000,
  requestUrl: 3_500,
  scopes: 255,
  events: 100,
  /** The name of one scope or event. */
  scope: 50,
} as const;
