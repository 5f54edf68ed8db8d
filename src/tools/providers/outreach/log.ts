import { nameKey, type Provider } from "../list/provider.ts";
import type { Contact, Lead, Outreach } from "./outreach.ts";

/** More providers than this are a lot for one person beside their work. */
const MANY = 3;

/** New rows after earlier ones. A new row for the same thing takes the earlier one's place. */
export function addRows<Row>(earlier: Row[], rows: Row[], sameness: (row: Row) => string): Row[] {
  const found = new Map([...earlier, ...rows].map((row) => [sameness(row), row]));
  return [...found.values()];
}

/** Each provider's last contact, where it asks for a follow-up and nothing came after it. */
export function waiting(log: Contact[]): Contact[] {
  const last = new Map<string, Contact>();
  for (const one of log) {
    const before = last.get(nameKey(one.provider));
    if (!before || one.date >= before.date) last.set(nameKey(one.provider), one);
  }
  return [...last.values()].filter(({ followUp }) => followUp !== undefined);
}

/** Who leads contact with many providers, and how many. */
export function loaded(leads: Lead[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { lead } of leads) counts.set(lead.name, (counts.get(lead.name) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > MANY).map(([name, count]) => ({ name, count }));
}

/** Leads that leave out the person who led a relationship that exists. */
export const ignoredLeads = (leads: Lead[], providers: Provider[]): Outreach["ignored"] =>
  leads.flatMap(({ provider, lead }) => {
    const known = providers.find(({ name }) => nameKey(name) === nameKey(provider));
    const existing = known?.existing ? known.lead?.name : undefined;
    const other = existing !== undefined && nameKey(existing) !== nameKey(lead.name);
    return other ? [{ provider, existing, lead: lead.name }] : [];
  });

/** Providers that were contacted although nobody leads. */
export function unled(leads: Lead[], log: Contact[]): string[] {
  const led = new Set(leads.map(({ provider }) => nameKey(provider)));
  const names = log.map(({ provider }) => provider).filter((name) => !led.has(nameKey(name)));
  return [...new Map(names.map((name) => [nameKey(name), name])).values()];
}
