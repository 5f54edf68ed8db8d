import type { Words } from "../core/ports.ts";
import type { Brief } from "../core/records.ts";
import type { Block } from "../core/reply.ts";

/** Titles beyond this many are only counted. */
const LISTED = 5;

const DECISIONS = {
  adopt: "digest.decision.adopt",
  adapt: "digest.decision.adapt",
  abandon: "digest.decision.abandon",
} satisfies Record<Brief["decision"], string>;

const LONGEST = 100;
const LABEL = 50;
const clipped = (title: string, most: number) =>
  title.length > most
    ? `${Array.from(title)
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`
    : title;

/** How many briefs came to which decision. */
export const decisionsOf = (briefs: Brief[]) => {
  const count = (decision: Brief["decision"]) =>
    briefs.filter((brief) => brief.decision === decision).length;
  return { adopt: count("adopt"), adapt: count("adapt"), abandon: count("abandon") };
};

/** "2 adopt, 1 abandon". */
const decided = (briefs: Brief[], words: Words) =>
  Object.entries(decisionsOf(briefs))
    .filter(([, count]) => count > 0)
    .map(([decision, count]) => {
      const named = words(DECISIONS[decision as Brief["decision"]]);
      return words("digest.decided", { count, decision: named });
    })
    .join(", ");

/** A button for each brief that is listed, which opens its page for whoever presses it. */
export function readingOf(
  briefs: Brief[],
  titleOf: (brief: Brief) => string,
  words: Words,
): Block[] {
  const actions = briefs.slice(-LISTED).map((brief) => ({
    id: `brief:${brief.id}:read`,
    label: words("digest.read", { title: clipped(titleOf(brief), LABEL) }),
  }));
  return actions.length > 0 ? [{ type: "actions", actions }] : [];
}

/** The briefs shared since the last digest, as lines; the first one is a summary. */
export function linesOfBriefs(
  briefs: Brief[],
  titleOf: (brief: Brief) => string,
  words: Words,
): string[] {
  if (briefs.length === 0) return [words("digest.no-briefs")];
  const listed = briefs.slice(-LISTED).map((brief) => {
    const decision = words(DECISIONS[brief.decision]);
    return words("digest.brief", { title: clipped(titleOf(brief), LONGEST), decision });
  });
  const more = briefs.length - listed.length;
  return [
    words("digest.briefs", { count: briefs.length, list: decided(briefs, words) }),
    ...listed,
    ...(more > 0 ? [words("digest.more-briefs", { count: more })] : []),
  ];
}
