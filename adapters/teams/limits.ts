/**
 * Teams' numbers. A bot message may be about 100 KB in UTF-16 (learn.microsoft.com,
 * format-your-bot-messages); cards through webhooks 28 KB. 27 KB of JSON per card is safe everywhere.
 */
export const TEAMS = {
  cardBytes: 27_000,
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
  /** Characters of one table cell: ours, so that thirty rows fit a card. */
  cell: 1_000,
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
