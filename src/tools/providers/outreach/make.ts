import { showDate } from "../../../core/show.ts";
import type { Around } from "../../document/around.ts";
import { asPeople, asText, rowsOf, textOf, yesOf } from "../../given.ts";
import type { Answers, Cells } from "../../value.ts";
import { listedAs, nameKey, providersIn } from "../list/provider.ts";
import { preparedShape } from "../questions/prepared.ts";
import { addRows, ignoredLeads } from "./log.ts";
import { type Contact, type Lead, type Outreach, outreachShape, type Shared } from "./outreach.ts";

/** All contacts so far, with the new ones; what the department of health said; and who was passed over. */
export function makeOutreach(answers: Answers, around: Around): Outreach {
  const earlier = around.latest("outreach", outreachShape)?.made;
  const providers = providersIn(around);
  const listed = new Set(providers.map(({ name }) => nameKey(name)));
  const names = providers.map(({ name }) => name);
  const asListed = <Row extends { provider: string }>(row: Row): Row => ({
    ...row,
    provider: listedAs(names, row.provider) ?? row.provider,
  });
  const leads = addRows(
    earlier?.leads ?? [],
    rowsOf(answers, "leads").flatMap(leadOf).map(asListed),
    ({ provider }) => nameKey(provider),
  );
  const contacts = rowsOf(answers, "log").flatMap(contactOf).map(asListed);
  const log = addRows(earlier?.log ?? [], contacts, sameContact);
  const shared = addRows(
    earlier?.shared ?? [],
    sharedIn(answers, around).map(asListed),
    sameShared,
  );
  const strange = [...leads, ...log, ...shared].filter(
    ({ provider }) => !listed.has(nameKey(provider)),
  );
  const health = healthOf(answers) ?? earlier?.health;
  const named = health && "named" in health ? health.named : [];
  return {
    leads,
    log,
    shared,
    ...(health && { health }),
    ignored: ignoredLeads(leads, providers),
    strange: providers.length === 0 ? [] : [...new Set(strange.map(({ provider }) => provider))],
    unlisted: named.filter((name) => !listed.has(nameKey(name))),
  };
}

const sameContact = ({ provider, date, channel }: Contact) =>
  [nameKey(provider), date, channel].join("|");
const sameShared = ({ provider, date, what }: Shared) =>
  [nameKey(provider), date, nameKey(what)].join("|");

function leadOf(row: Cells): Lead[] {
  const [provider, [lead]] = [asText(row.provider), asPeople(row.lead)];
  return provider && lead ? [{ provider, lead }] : [];
}

function contactOf(row: Cells): Contact[] {
  const [provider, date, channel] = [row.provider, row.date, row.channel].map(asText);
  const [response, followUp] = [asText(row.response), asText(row["follow-up"])];
  if (!provider || !date) return [];
  const about = { ...(response && { response }), ...(followUp && { followUp }) };
  return [{ provider, date, channel: channel ?? "other", ...about }];
}

/** What was shared; without a version it is the newest answers to what providers may ask. */
function sharedIn(answers: Answers, around: Around): Shared[] {
  const newest = around.latest("provider-questions", preparedShape);
  const usual = newest && around.words("outreach.version", { day: showDate(newest.date) });
  const legal = textOf(answers, "legal") ?? "no";
  return rowsOf(answers, "shared").flatMap((row) => {
    const [provider, date, what] = [row.provider, row.date, row.what].map(asText);
    const version = asText(row.version) ?? usual;
    if (!provider || !date || !what) return [];
    return [{ provider, date, what, legal, ...(version && { version }) }];
  });
}

function healthOf(answers: Answers): Outreach["health"] | undefined {
  const asked = yesOf(answers, "health-asked");
  const [askedOn, askBy] = [textOf(answers, "health-on"), textOf(answers, "health-by")];
  if (asked === false && askBy) return { askBy };
  if (!asked || !askedOn) return undefined;
  const named = (textOf(answers, "health-named") ?? "").split(/\s*[,;\n]\s*/).filter(Boolean);
  return { askedOn, named };
}
