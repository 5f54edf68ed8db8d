import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showCount } from "../../../core/show.ts";
import { isSmall, maskCount } from "../../../privacy/mask.ts";
import type { Answers, Step } from "../../checklist.ts";
import { heading, info, sayButton, text, warning } from "../../document/blocks.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { labelOf } from "../../document/labels.ts";
import { asRange } from "../../given.ts";
import { type Service, type Services, servicesOf, servicesShape } from "./made.ts";
import { spanServed } from "./served.ts";

const TIERS: Record<string, string> = {
  "1": "services.tier.1",
  "2": "services.tier.2",
  "3": "services.tier.3",
  screening: "services.tier.screening",
};

/** The inventory of services; how many students they serve is taken over by the need-gap estimate. */
export function servicesTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;
  return documentTool<Services>(
    {
      name: "services",
      gated: true,
      shape: servicesShape,
      check: (step, answers) => checkServed(words, step, answers),
      make: (answers) => servicesOf(answers),
      show: (made) => show(words, made, 0),
      page: (made, { threshold }) => page(words, made, threshold),
    },
    deps,
  );
}

/** Each student once: not fewer than the largest service has, not more than all have together. */
function checkServed(words: Words, { id }: Step, answers: Answers): string | undefined {
  if (id !== "served") return undefined;
  const { services, served } = servicesOf(answers);
  const given = asRange(served ?? undefined);
  const span = spanServed(services);
  if (!given || !span) return undefined;
  if (given.high < span.low)
    return words("services.wrong.least", { given: given.high, least: span.low });
  return span.whole && given.low > span.high
    ? words("services.wrong.most", { given: given.low, most: span.high })
    : undefined;
}

/**
 * As it may leave the district. A hidden count beside a total of all could be worked out from it, and a
 * service that is full from its places, so neither is said of them.
 */
function page(words: Words, made: Services, threshold: number): Block[] {
  const few = ({ served }: Service) => isSmall(served, threshold);
  if (!made.services.some(few)) return show(words, made, threshold);
  const services = made.services.map((one) => (few(one) ? { ...one, served: null } : one));
  return [
    heading(words("services.title-page", { services: services.length })),
    text(tiersIn(words, services)),
    table(words, made.services, threshold),
    info(words("services.text.hidden", { threshold })),
    ...warnings(words, services),
  ];
}

function show(words: Words, made: Services, threshold: number): Block[] {
  const { services } = made;
  const span = spanServed(services);
  const served = made.served ?? (span && span.low === span.high ? span.low : null);
  return [
    heading(
      words("services.title", {
        services: services.length,
        served: inAll(words, served, threshold),
      }),
    ),
    text(tiersIn(words, services)),
    table(words, services, threshold),
    ...(served === null && span && span.low >= threshold
      ? [info(words("services.text.range", { low: span.low, high: span.high }))]
      : []),
    ...warnings(words, services),
    { type: "actions", actions: [sayButton(words("services.button"), "start service-quality")] },
  ];
}

function inAll(words: Words, served: Services["served"], threshold: number): string {
  if (served === null) return "unknown";
  if (typeof served === "number") return maskCount(served, threshold, words);
  const { low, high } = served;
  if (low < threshold) return "unknown";
  return words("services.between", { low: showCount(low), high: showCount(high) });
}

function tiersIn(words: Words, services: Service[]): string {
  const counts = Object.keys(TIERS).map((tier) => ({
    tier: labelOf(words, TIERS, tier),
    count: services.filter((one) => one.tier === tier).length,
  }));
  const there = counts
    .filter(({ count }) => count > 0)
    .map((one) => words("services.text.tier", one));
  const none = counts.filter(({ count }) => count === 0).map(({ tier }) => tier);
  const said = words("services.text.tiers", { tiers: there.join(", ") });
  return none.length === 0
    ? said
    : `${said} ${words("services.text.none", { tiers: none.join(", ") })}`;
}

function warnings(words: Words, services: Service[]): Block[] {
  const names = (some: Service[]) => some.map(({ service }) => service).join(", ");
  const full = services.filter(
    ({ capacity, served }) => capacity !== null && served !== null && served >= capacity,
  );
  const unpaid = services.filter(({ funding }) => funding === null);
  return [
    ...(full.length > 0 ? [warning(words("services.full", { services: names(full) }))] : []),
    ...(unpaid.length > 0 ? [info(words("services.unpaid", { services: names(unpaid) }))] : []),
  ];
}

function table(words: Words, services: Service[], threshold: number): Block {
  const count = (n: number | null) => (n === null ? "" : maskCount(n, threshold, words));
  return {
    type: "table",
    caption: words("services.table.caption"),
    columns: [
      { label: words("services.table.service") },
      { label: words("services.table.tier") },
      { label: words("services.table.sites") },
      { label: words("services.table.provider") },
      { label: words("services.table.capacity"), align: "right" },
      { label: words("services.table.served"), align: "right" },
      { label: words("services.table.funding") },
    ],
    rows: services.map((one) => [
      one.service,
      labelOf(words, TIERS, one.tier),
      one.sites.join(", "),
      one.provider ?? "",
      one.capacity === null ? "" : showCount(one.capacity),
      count(one.served),
      one.funding ?? "",
    ]),
  };
}
