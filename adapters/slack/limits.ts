/**
 * Slack's numbers. Sources: @slack/types 3.2.0 (blocks, block-elements, composition-objects) and,
 * where marked, docs.slack.dev/reference/block-kit/blocks. Lengths are UTF-16 units after escaping.
 */
export const SLACK = {
  /** Text of a message; more is truncated at 40,000 (docs: 4,000 recommended). */
  messageText: 4_000,
  blocks: 50,
  section: 3_000,
  header: 150,
  fields: 10,
  field: 2_000,
  actions: 25,
  buttonLabel: 75,
  buttonValue: 2_000,
  actionId: 255,
  alt: 2_000,
  imageUrl: 3_000,
  /** Rows with the header row. */
  tableRows: 100,
  tableColumns: 20,
  /** Over all table cells of one message (docs, data_table; kept for plain tables too). */
  tableChars: 10_000,
  /** Tables in one message. Kept to one so that no client has to choose. */
  tables: 1,
  /** Charts (docs, data-visualization-block; the smaller number where sources differ). */
  charts: 2,
  chartTitle: 50,
  chartSeries: 6,
  chartCategories: 20,
  chartLabel: 20,
  /** Modals (views.d.ts): blocks of a view, and its title and the labels of its two buttons. */
  viewBlocks: 100,
  viewTitle: 24,
  viewButton: 24,
  metadata: 3_000,
  /** An input's label and its hint. */
  inputLabel: 2_000,
  inputHint: 2_000,
  /** What one plain_text_input can hold. */
  inputText: 3_000,
  blockId: 255,
  /** Of a radio group, and of a menu or one group of it; then the groups of a menu. */
  radios: 10,
  options: 100,
  optionGroups: 100,
  optionText: 75,
  optionValue: 75,
} as const;
