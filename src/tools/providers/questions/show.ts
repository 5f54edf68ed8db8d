import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showCount, showDate, showPct } from "../../../core/show.ts";
import { maskCount } from "../../../privacy/mask.ts";
import { type Percent, releaseShare } from "../../../privacy/suppress.ts";
import type { Around } from "../../document/around.ts";
import type { Prepared, Question } from "./prepared.ts";
import { releaseGroups } from "./release-groups.ts";

/** Counted as a share of all students; any other count stands by itself. */
const SHARE = "iep-504";
/** "3 students" in words can't be masked, so it is held back. */
const SMALL_WORDS =
  /\b([1-9])\s+(?:of\s+(?:our|the)\s+)?(?:students?|pupils?|child(?:ren)?|kids?)\b/i;

const namesFew = ({ text }: Question) => text !== undefined && SMALL_WORDS.test(text);

/** Everything, for the district's own people. */
export function showPrepared(made: Prepared, { words, threshold }: Around): Block[] {
  const { questions } = made;
  const count = (status: Question["status"]) =>
    questions.filter((one) => one.status === status).length;
  const counts = { answered: count("answered"), total: questions.length };
  const left = { open: count("not-yet"), hidden: count("no-share") };
  const notice = (text: string): Block => ({ type: "notice", level: "warning", text });
  return [
    { type: "heading", text: words("provider-questions.title", counts) },
    { type: "text", text: words("provider-questions.summary", left).trim() },
    ...tables(words, questions, (one) => ownAnswer(one, made, words)),
    ...branches(made, words),
    ...questions
      .filter(namesFew)
      .map(({ label }) => notice(words("provider-questions.small-words", { label }))),
    notice(words("provider-questions.legal", { threshold })),
  ];
}

/** The page for providers: without what will not be shared, small counts hidden. */
export function pageOf(made: Prepared, { words, threshold, district }: Around): Block[] {
  const open = made.questions.filter(({ status }) => status !== "no-share");
  const name = district?.name ?? words("provider-questions.page.no-name");
  return [
    { type: "heading", text: words("provider-questions.page.title", { district: name }) },
    { type: "text", text: words("provider-questions.page.intro", { threshold }) },
    ...tables(words, open, (one) => openAnswer(one, made, threshold, words)),
    ...branches(made, words),
  ];
}

function branches({ healthCenters, mtss }: Prepared, words: Words): Block[] {
  const lines = [
    ...(healthCenters === false ? [words("provider-questions.no-centers")] : []),
    ...(mtss === false ? [words("provider-questions.no-mtss")] : []),
  ];
  return lines.map((text) => ({ type: "text", text }));
}

/** One table for each topic. */
function tables(words: Words, questions: Question[], said: (one: Question) => string): Block[] {
  const topics = [...new Set(questions.map(({ topic }) => topic))];
  const columns = [
    { label: words("provider-questions.column.question") },
    { label: words("provider-questions.column.answer") },
    { label: words("provider-questions.column.source") },
  ];
  return topics.map((topic) => ({
    ...{ type: "table", caption: topic, columns },
    rows: questions
      .filter((one) => one.topic === topic)
      .map((one) => [one.label, said(one), sourceOf(one, words)]),
  }));
}

function sourceOf({ status, source, asOf }: Question, words: Words): string {
  if (status !== "answered") return "–";
  if (source && asOf) return words("provider-questions.as-of", { source, day: showDate(asOf) });
  return source ?? (asOf ? showDate(asOf) : "–");
}

function ownAnswer(one: Question, { enrolment }: Prepared, words: Words): string {
  const { status, owner, students, groups, text } = one;
  if (status === "no-share") return words("provider-questions.no-share");
  if (status === "not-yet")
    return owner
      ? words("provider-questions.not-yet-by", { name: owner.name })
      : words("provider-questions.not-yet");
  const pct = (count: number) => (enrolment ? showPct((100 * count) / enrolment) : undefined);
  const counted = (count: number) => {
    const share = pct(count);
    const shown = showCount(count);
    return share ? words("provider-questions.share-of", { count: shown, pct: share }) : shown;
  };
  if (groups)
    return listed(
      groups.map(({ group, students: n }) => [group, counted(n)]),
      words,
    );
  if (students === null) return words("provider-questions.missing");
  if (students !== undefined) return one.id === SHARE ? counted(students) : showCount(students);
  return text ?? "–";
}

function openAnswer(one: Question, made: Prepared, threshold: number, words: Words): string {
  const { status, students, groups, text } = one;
  if (status === "not-yet") return words("provider-questions.to-follow");
  if (groups) {
    const shown = releaseGroups(groups, made.enrolment, threshold);
    return listed(
      shown.map(({ group, share }) => [
        group,
        share ? sayPercent(share, words) : words("provider-questions.hidden"),
      ]),
      words,
    );
  }
  if (students === null) return words("provider-questions.missing");
  if (students !== undefined) {
    const share =
      one.id === SHARE && made.enrolment && students <= made.enrolment
        ? releaseShare(students, made.enrolment, threshold)
        : undefined;
    if (!share) return maskCount(students, threshold, words);
    return words("provider-questions.of-students", { pct: sayPercent(share, words) });
  }
  return namesFew(one) ? words("provider-questions.asked") : (text ?? "–");
}

const listed = (pairs: [string, string][], words: Words) =>
  pairs.map(([group, value]) => words("provider-questions.group", { group, value })).join("; ");

function sayPercent({ value, edge }: Percent, words: Words): string {
  const pct = showPct(value);
  if (edge === "at-most") return words("provider-questions.at-most", { pct });
  return edge === "at-least" ? words("provider-questions.at-least", { pct }) : pct;
}
