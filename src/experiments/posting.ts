import type { Outgoing } from "../core/change.ts";
import { UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import type { Brief, Channel, Cohort } from "../core/records.ts";
import type { Block } from "../core/reply.ts";
import { publish } from "../privacy/publish.ts";
import { smallCounts } from "../privacy/small-counts.ts";
import { cardOf, detailsOf, factsOfBrief, type Page } from "./card.ts";
import { ownOf } from "./own-brief.ts";
import { readButton } from "./playbook.ts";
import type { Report } from "./report.ts";

/**
 * The card, with the full text in its thread. `again`: the card is out already and changes where
 * it stands.
 */
export function postings(
  page: Page,
  channels: Channel[],
  words: Words,
  again: boolean,
): Outgoing[] {
  const key = `brief:${page.brief.id}`;
  const details = `${key}:details`;
  const data = factsOfBrief(page);
  const card = cardOf(page, words);
  const read = readButton(page.brief, words("brief.button.read"));
  const blocks: Block[] = [...card.blocks, { type: "actions", actions: [read] }];
  return channels.flatMap((channel) => [
    publish(
      channel,
      { ...card, blocks, data, own: ownOf(page.brief) },
      { key, ...(again && { replaces: key }) },
    ),
    publish(
      channel,
      { ...detailsOf(page, words), data },
      { key: details, under: key, ...(again && { replaces: details }) },
    ),
  ]);
}

/** Turns a brief away from others' eyes while its text tells small counts of students, and says where. */
export function refuseSmallCounts(
  { fields }: Brief,
  { threshold }: Cohort,
  report: Report,
  words: Words,
  act: "share" | "edit",
): void {
  const found = report.fields.flatMap(({ field, title }) =>
    smallCounts(fields[field] ?? "", threshold).map((phrase) => ({ field, title, phrase })),
  );
  if (found.length === 0) return;
  const places = found.map(({ title, phrase }) => words("brief.small-place", { title, phrase }));
  throw new UserError(
    [
      words("brief.small", { threshold, act }),
      ...places,
      words("brief.small-mend", { threshold, act }),
    ].join("\n"),
    { reason: "small-counts", fields: [...new Set(found.map(({ field }) => field))] },
  );
}
