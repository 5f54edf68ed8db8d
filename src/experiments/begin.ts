import { answer } from "../core/answer.ts";
import { insert, type New, type Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import type { Experiment } from "../core/records.ts";
import { showDate, showMoment } from "../core/show.ts";
import { type Day, dayIn } from "../core/time.ts";
import type { Answers } from "../tools/checklist.ts";
import type { Tool } from "../tools/tool.ts";
import type { ToolDeps } from "./deps.ts";
import { teamOf } from "./home.ts";
import { nextMoment } from "./moments.ts";
import { factsOf } from "./open.ts";

/** What a test is made of, whether it was typed on one line or asked step by step. */
export interface Start {
  question: string;
  prediction: string;
  measure: string;
  stop: Day;
}

/** Keeps a new test for the asker's district. Throws UserError when its stop date is not ahead. */
export function begin(call: Call, start: Start, { words, newId, rules }: ToolDeps): Outcome {
  const { cohort, district } = teamOf(call, words);
  const { person } = call.who;
  const today = dayIn(person.zone, call.now);
  if (start.stop <= today)
    throw new UserError(
      words("experiment.stop-past", { stop: showDate(start.stop), today: showDate(today) }),
    );
  const row: New<"experiment"> = {
    ...{ id: newId(), cohortId: cohort.id, districtId: district.id, personId: person.id },
    ...{ question: start.question, prediction: start.prediction, measure: start.measure },
    ...{ stopOn: start.stop, jots: [], status: "open", createdAt: call.now },
    remindAt: nextMoment(start.stop, person.zone, call.now, rules.at),
  };
  return {
    changes: [insert("experiment", row)],
    outgoing: [answer(call, begun({ ...row, version: 1 }, person.zone, words))],
    audit: [{ action: "experiment.begin", subject: row.id }],
  };
}

function begun(test: Experiment, zone: string, words: Words) {
  const asks = words("experiment.begun.asks", {
    moment: test.remindAt ? showMoment(test.remindAt, zone) : showDate(test.stopOn),
  });
  const fields = [
    { label: words("experiment.label.question"), value: test.question },
    { label: words("experiment.label.prediction"), value: test.prediction },
    { label: words("experiment.label.measure"), value: test.measure },
    { label: words("experiment.label.stop"), value: showDate(test.stopOn) },
  ];
  const title = words("experiment.begun.title");
  return {
    text: [title, ...fields.map((one) => `${one.label}: ${one.value}`), asks].join("\n"),
    blocks: [
      { type: "heading" as const, text: title },
      { type: "fields" as const, fields },
      { type: "text" as const, text: asks },
    ],
    data: factsOf(test),
  };
}

/** Gives prompts/checklists/experiment.yaml its meaning: the answers become a test under way. */
export const createExperimentTool = (deps: ToolDeps): Tool => ({
  name: "experiment",
  command: "try",
  offered: async ({ who }) => who.district !== undefined && who.membership?.role !== "observer",
  check: ({ id }, answers) => {
    const answer = answers[id];
    return answer && "skipped" in answer ? deps.words("experiment.needed") : undefined;
  },
  finish: async (call, _run, answers) => begin(call, startOf(answers, deps.words), deps),
});

function startOf(answers: Answers, words: Words): Start {
  const said = (id: string) => {
    const answer = answers[id];
    if (!answer || !("value" in answer) || typeof answer.value !== "string" || !answer.value)
      throw new UserError(words("experiment.incomplete"));
    return answer.value;
  };
  return {
    ...{ question: said("question"), prediction: said("prediction") },
    ...{ measure: said("measure"), stop: said("stop-on") },
  };
}
