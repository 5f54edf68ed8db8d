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
} as const;
