/**
 * Teams' numbers. A bot message may be about 100 KB in UTF-16 (learn.microsoft.com,
 * format-your-bot-messages); cards through webhooks 28 KB. 27 KB of JSON per card is safe everywhere.
 */
export const TEAMS = {
  cardBytes: 27_000,
  /** When a request is answered, done or not: Teams gives up after 15 s (bot-builder-howto-long-operations-guidance). */
  answerMs: 10_000,
  /** The same for dialogs and message extensions: 5 s (respond-to-task-module-submit). */
  dialogMs: 4_000,
  /** Characters in one text run: ours, so that one block always fits a card. */
  run: 4_000,
  /** Elements of one card's body: ours, for cards that scroll well. */
  elements: 60,
  /** Primary actions a card shows in a row (adaptivecards.io host config, maxActions). */
  actions: 6,
  actionTitle: 100,
  /** Rows of one table: ours; a longer one goes on in a second table. */
  tableRows: 30,
  tableColumns: 12,
  /** Letters beside one another in a card on a phone 360 pixels wide, and those a column's margins need: measured. */
  phoneLetters: 56,
  columnMargin: 2.3,
  /** Characters of one table cell: ours, so that thirty rows fit a card. */
  cell: 1_000,
  /** Characters of a notification, and bytes of a card's words for clients without cards: ours. */
  summary: 1_000,
  fallback: 1_000,
  /** Users whose card is refreshed by itself (learn.microsoft.com, work-with-universal-actions: 60 MRIs). */
  refreshUsers: 60,
  /** Lines and points of a native chart, and characters of its names: ours, for charts one can read. */
  chartSeries: 8,
  chartPoints: 60,
  chartLabel: 60,
  chartTitle: 120,
  /**
   * Bytes of a picture inside a card, as a data URI: ours, so that a small picture of most charts
   * (3 to 10 KB) fits the 27 KB of a card with Teams' own chart and words beside it.
   */
  pictureBytes: 16_000,
  /** Characters of an https address. */
  url: 2_000,
  /** Title of a dialog, and the label of an input: ours, for what stays readable on a phone. */
  dialogTitle: 64,
  inputLabel: 200,
  /** Inputs of one step of a form: ours, for steps that one can take in. */
  inputs: 20,
  /** Bytes of all inputs of a step, of what one of them holds, and of words beside one: ours. */
  formBytes: 20_000,
  inputBytes: 12_000,
  besideInput: 1_000,
  /** Up to here all choices are shown at once, as radio buttons: ours. */
  choicesShown: 5,
  /** The same for boxes to tick, which a menu would hide: ours. */
  boxesShown: 20,
  /** Entries of a list while somebody searches; Teams shows 25 at once (respond-to-search, queryOptions). */
  results: 25,
  /** Characters of an entry's preview: ours, two lines. */
  preview: 200,
  /**
   * Delivery. What one bot may do in one conversation, threads and all: 7 a second, 8 in two, 60 in
   * thirty, 1,800 an hour; and one app in one tenant: 50 requests a second
   * (learn.microsoft.com, bots/how-to/rate-limit; "a conversation is 1:1, a group chat or a channel").
   */
  conversationRates: [
    { most: 7, ms: 1_000 },
    { most: 8, ms: 2_000 },
    { most: 60, ms: 30_000 },
    { most: 1_800, ms: 3_600_000 },
  ],
  tenantRates: [{ most: 50, ms: 1_000 }],
  /** Ours: requests may arrive closer together than they were sent. */
  rateMarginMs: 100,
  /** Longest wait for an answer of the Bot Connector, and for a token: ours. */
  callMs: 10_000,
  /** The first wait before another try, doubled each time, and the longest one: ours. */
  backoffMs: 2_000,
  backoffMostMs: 600_000,
  /** How often something that may have been said to one person is said again: ours, some two hours. */
  repeats: 20,
} as const;

/** An app manifest (@microsoft/app-manifest 1.1.2, json-schemas/teams/v1.29). */
export const TEAMS_MANIFEST = {
  version: 256,
  developer: 32,
  nameShort: 30,
  nameFull: 100,
  descriptionShort: 80,
  descriptionFull: 4_000,
  url: 2_048,
  commandLists: 3,
  botCommands: 12,
  botCommandTitle: 128,
  botCommandDescription: 4_000,
  extensionCommands: 10,
  commandId: 64,
  commandTitle: 32,
  commandDescription: 128,
  parameters: 5,
} as const;
