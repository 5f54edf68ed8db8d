import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { round, showCount, showDate, showPct } from "../../../core/show.ts";
import { maskCount } from "../../../privacy/mask.ts";
import { smallCounts } from "../../../privacy/small-counts.ts";
import { isLow, releaseShare } from "../../../privacy/suppress.ts";
import type { Around } from "../../document/around.ts";
import { sayChoice } from "../../document/labels.ts";
import type { Finding, Survey } from "./made.ts";

const AUDIENCE: Record<string, string> = {
  students: "survey.audience.students",
  families: "survey.audience.families",
  staff: "survey.audience.staff",
  partners: "survey.audience.partners",
  community: "survey.audience.community",
};

const NOTICE: Record<string, string> = {
  open: "survey.notice.open",
  asked: "survey.notice.asked",
  sent: "survey.notice.sent",
  none: "survey.notice.none",
};

export const sayAudience = (words: Words) => sayChoice(words, AUDIENCE);

/** A survey of students whose families have not been told, nor need not be. */
export const needsNotice = ({ audience, notice }: Survey["planned"][number]) =>
  audience === "students" && notice !== "sent" && notice !== "none";

/** How many answered, of those asked; undefined where either is not known. Percent to 0.1. */
function responseRate({ asked, answered }: Pick<Finding, "asked" | "answered">) {
  if (asked === undefined || answered === undefined || asked === 0) return undefined;
  return round((100 * answered) / asked, 1);
}

/** The surveys as a page. `where`: outside the district, small numbers of answers are hidden too. */
export function showSurvey(made: Survey, around: Around, where: "inside" | "outside"): Block[] {
  const { words, today } = around;
  const { planned, findings, learned } = made;
  const counts = { planned: planned.length, findings: findings.length };
  const next = planned
    .filter(({ on }) => on >= today)
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .at(0);
  const said = next
    ? words("survey.next", { audience: sayAudience(words)(next.audience), day: showDate(next.on) })
    : words("survey.none-next");
  return [
    { type: "heading", text: words("survey.title", counts) },
    { type: "text", text: [said, ...missed(words, made)].join(" ") },
    ...(planned.some(needsNotice)
      ? [{ type: "notice" as const, level: "warning" as const, text: words("survey.ppra") }]
      : []),
    ...plannedTable(words, planned),
    ...findingsTable(made, around, where),
    ...(learned
      ? [
          {
            type: "fields" as const,
            fields: [
              {
                label: words("survey.learned"),
                value: where === "outside" ? guarded(learned, around) : learned,
              },
            ],
          },
        ]
      : []),
  ];
}

function missed(words: Words, { planned, findings }: Survey): string[] {
  const heard = new Set([...planned, ...findings].map(({ audience }) => audience));
  const left = Object.keys(AUDIENCE).filter((audience) => !heard.has(audience));
  const audiences = left.map(sayAudience(words)).join(", ");
  return left.length > 0 ? [words("survey.missed", { audiences })] : [];
}

function plannedTable(words: Words, planned: Survey["planned"]): Block[] {
  if (planned.length === 0) return [];
  const unknown = words("survey.unknown");
  const columns = [
    { label: words("survey.planned.audience") },
    { label: words("survey.planned.on") },
    { label: words("survey.planned.topics") },
    { label: words("survey.planned.owner") },
    { label: words("survey.planned.notice") },
  ];
  const rows = planned.map(({ audience, on, topics, owner, notice }) => [
    ...[sayAudience(words)(audience), showDate(on), topics ?? unknown, owner?.name ?? unknown],
    notice ? sayChoice(words, NOTICE)(notice) : unknown,
  ]);
  return [{ type: "table", caption: words("survey.planned.caption"), columns, rows }];
}

function findingsTable({ findings }: Survey, around: Around, where: "inside" | "outside"): Block[] {
  const { words, threshold } = around;
  if (findings.length === 0) return [];
  const unknown = words("survey.unknown");
  const rows = findings.map((one) => {
    const { audience, on, answered, finding } = one;
    const few = where === "outside" && answered !== undefined && isLow(answered, threshold);
    const rate = few ? undefined : responseRate(one);
    return [
      ...[sayAudience(words)(audience), showDate(on), countOf(answered, around, where)],
      rate === undefined ? unknown : showPct(rate),
      ...[where === "outside" ? guarded(finding, around) : finding, shareOf(one, around)],
    ];
  });
  const columns = [
    { label: words("survey.results.audience") },
    { label: words("survey.results.on") },
    { label: words("survey.results.answered"), align: "right" as const },
    { label: words("survey.results.rate"), align: "right" as const },
    { label: words("survey.results.finding") },
    { label: words("survey.results.said"), align: "right" as const },
  ];
  return [
    { type: "table", caption: words("survey.results.caption"), columns, rows },
    { type: "text", text: words("survey.withheld", { threshold }) },
  ];
}

/** Words that count few students stay inside. */
const guarded = (said: string, { words, threshold }: Around) =>
  smallCounts(said, threshold).length > 0 ? words("survey.inside") : said;

function countOf(n: number | undefined, { words, threshold }: Around, where: string): string {
  if (n === undefined) return words("survey.unknown");
  return where === "outside" ? maskCount(n, threshold, words) : showCount(n);
}

/** The share of those who answered, unless few answered, or few said so or did not. */
function shareOf({ said, answered }: Finding, { words, threshold }: Around): string {
  if (said === undefined || answered === undefined) return words("survey.unknown");
  const share = releaseShare(said, answered, threshold);
  if (!share) return words("survey.few");
  return share.edge ? words("survey.few") : showPct(share.value);
}
