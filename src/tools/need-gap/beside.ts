import type { Words } from "../../core/ports.ts";
import type { Block, Facts } from "../../core/reply.ts";
import { showDate } from "../../core/show.ts";
import type { Concluded } from "./conclude.ts";
import type { Aside, NeedGap } from "./kept.ts";
import { showSpread, sourceLabel } from "./labels.ts";

type Notice = Extract<Block, { type: "notice" }>;

/** What an estimate is held against: the one before it, and what is known of its sources. */
interface Beside {
  before?: NeedGap | undefined;
  aside?: Aside;
}

/** The change since the last estimate, data that is still to come, and sources that are old. */
export function besideNotices(words: Words, made: Concluded, { before, aside }: Beside): Notice[] {
  const { old, coming } = onIt(made, aside);
  const notices: Notice[] = [];
  if (before)
    notices.push({ type: "notice", level: "info", text: changeSince(words, made, before) });
  if (coming.length > 0) {
    const what = coming.map((step) => `"${step}"`).join(", ");
    notices.push({
      type: "notice",
      level: "warning",
      text: words("gap.note.provisional", { what }),
    });
  }
  if (old.length > 0) {
    const sources = old
      .map(({ row, period }) =>
        words("gap.note.old-source", { source: sourceLabel(words, row), period }),
      )
      .join(", ");
    notices.push({ type: "notice", level: "warning", text: words("gap.note.old", { sources }) });
  }
  return notices;
}

/** The same for machines; changes only where both estimates are certain. */
export function besideFacts(made: Concluded, { before, aside }: Beside): Omit<Facts, "type"> {
  const { old, coming } = onIt(made, aside);
  return {
    provisional: coming.length > 0,
    old: old.map(({ row }) => row.key),
    ...(before && {
      since: {
        date: before.date,
        total: difference(before.estimate.total, made.estimate.total),
        unaddressed: difference(before.estimate.unaddressed, made.estimate.unaddressed),
      },
    }),
  };
}

type Ends = { low: number; high: number } | null;

const difference = (before: Ends, now: Ends): number | null =>
  before && now && before.low === before.high && now.low === now.high ? now.low - before.low : null;

/** Old sources that this estimate uses. */
function onIt({ estimate }: Concluded, aside: Aside | undefined) {
  const old = (aside?.old ?? []).flatMap(({ place, period }) => {
    const row = estimate.rows.find((one) => one.place === place && one.count !== null);
    return row ? [{ row, period }] : [];
  });
  return { old, coming: aside?.coming ?? [] };
}

function changeSince(words: Words, { estimate }: Concluded, before: NeedGap): string {
  const day = showDate(before.date);
  const total = {
    before: showSpread(words, before.estimate.total),
    now: showSpread(words, estimate.total),
  };
  const said = words("gap.note.since", { day, ...total });
  const [was, is] = [before.estimate.unaddressed, estimate.unaddressed];
  if (!was || !is) return said;
  const unserved = { before: showSpread(words, was), now: showSpread(words, is) };
  return `${said} ${words("gap.note.since-unserved", unserved)}`;
}
