import { z } from "zod";
import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import { addDays, type Day } from "../../../core/time.ts";
import { isEvery, recurring } from "../../dates/recurring.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import { peopleOf, textOf } from "../../given.ts";
import type { Answers } from "../../value.ts";
import { namedShape } from "../list/provider.ts";
import { beginAbout } from "./begin-about.ts";

const ITEMS = ["space", "times", "training", "referral"] as const;
const ITEM_WORDS: Record<(typeof ITEMS)[number], string> = {
  space: "operating-plan.item.space",
  times: "operating-plan.item.times",
  training: "operating-plan.item.training",
  referral: "operating-plan.item.referral",
};
const EVERY_WORDS: Record<string, string> = {
  "two-weeks": "operating-plan.every.two-weeks",
  monthly: "operating-plan.every.monthly",
  quarterly: "operating-plan.every.quarterly",
  "half-yearly": "operating-plan.every.half-yearly",
};

/** So many check-ins go into the plan at once; a review makes the next ones. */
const PLANNED = 4;
const TWO_YEARS = 730;
/** Until this many days before service, or from today, open items are to be agreed on. */
const AGREE_WITHIN = 14;

const planShape = z.object({
  provider: z.string(),
  space: z.string().exactOptional(),
  times: z.string().exactOptional(),
  training: z.string().exactOptional(),
  referral: z.string().exactOptional(),
  start: z.string().exactOptional(),
  owner: namedShape,
  checkIns: z.array(z.string()),
  every: z.string(),
});

/** What a document of kind "operating-plan" holds: how one provider works in the district's schools. */
export type OperatingPlan = z.infer<typeof planShape>;

/** Space, times, training, referral path and check-ins with one provider. */
export const operatingPlanTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<OperatingPlan>(
    {
      ...{ name: "operating-plan", shape: planShape, make, show, tasks },
      begin: beginAbout("operating-plan"),
    },
    deps,
  );

function make(answers: Answers, { subject = "", person, today }: Around): OperatingPlan {
  const [owner = person] = peopleOf(answers, "owner");
  const every = textOf(answers, "every") ?? "monthly";
  const start = textOf(answers, "start");
  const said = ITEMS.flatMap((id) => {
    const text = textOf(answers, id);
    return text ? [[id, text]] : [];
  });
  return {
    ...{ provider: subject, owner, every, checkIns: checkIns(answers, every, today) },
    ...Object.fromEntries(said),
    ...(start && { start }),
  };
}

function checkIns(answers: Answers, every: string, today: Day): Day[] {
  const first = textOf(answers, "check-in");
  if (!first) return [];
  if (!isEvery(every)) return [first];
  return recurring(first, every, { from: today, until: addDays(first, TWO_YEARS), most: PLANNED });
}

const openItems = (made: OperatingPlan) => ITEMS.filter((id) => made[id] === undefined);

function show(made: OperatingPlan, { words }: Around): Block[] {
  const { provider, owner, checkIns: days, every, start } = made;
  const [first] = days;
  const key = EVERY_WORDS[every];
  const said = {
    ...{ owner: owner.name, day: first ? showDate(first) : words("operating-plan.open") },
    ...{ every: key ? words(key) : every, open: openItems(made).length },
  };
  const lines = [
    words("operating-plan.summary", said),
    ...(start ? [words("operating-plan.start", { day: showDate(start) })] : []),
  ];
  return [
    { type: "heading", text: words("operating-plan.title", { provider }) },
    { type: "text", text: lines.join(" ") },
    {
      type: "fields",
      fields: ITEMS.map((id) => ({
        label: words(ITEM_WORDS[id]),
        value: made[id] ?? words("operating-plan.open"),
      })),
    },
    ...(days.length > 1
      ? [
          {
            type: "text" as const,
            text: words("operating-plan.next", {
              days: days.map((day) => showDate(day)).join(", "),
            }),
          },
        ]
      : []),
  ];
}

/** The next check-ins, and whatever is still open, for whoever looks after it. */
function tasks(made: OperatingPlan, { words, today }: Around): Task[] {
  const { provider, owner, start, checkIns: days } = made;
  const soon = addDays(today, AGREE_WITHIN);
  const dueOn = start && start > today && start < soon ? start : soon;
  return [
    ...openItems(made).map((id) => ({
      ...{ key: id, owner, dueOn },
      label: words("operating-plan.task.agree", { provider, item: words(ITEM_WORDS[id]) }),
    })),
    ...days.map((day, at) => ({
      ...{ key: `check-in-${at + 1}`, owner, dueOn: day, tool: "partner-review" },
      label: words("operating-plan.task.check-in", { provider }),
    })),
  ];
}
