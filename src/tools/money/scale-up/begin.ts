import type { Store, Words } from "../../../core/ports.ts";
import type { Choice } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import type { Begun } from "../../document/maker.ts";

/** As many as a list of choices holds; the newest ones. */
const MOST = 20;
const LONGEST = 60;

/** The district's tests, to be picked from; without any the question is left out. */
export async function beginScaleUp(
  deps: { store: Pick<Store, "reads">; words: Words },
  said: string,
  around: Around,
): Promise<Begun> {
  const subject = said.trim().slice(0, LONGEST);
  const about: Begun = subject ? { subject, prefill: { what: { value: subject } } } : {};
  const { checklist } = around;
  if (!checklist) return about;
  const tests = await testsOf(deps, around);
  const steps = checklist.steps.flatMap((step) => {
    if (step.id !== "experiments" || step.type !== "multiChoice") return [step];
    return tests.length > 0 ? [{ ...step, choices: tests }] : [];
  });
  return { ...about, checklist: { ...checklist, steps } };
}

/** Open tests by their question, and reported ones with what was decided. */
async function testsOf(
  { store, words }: { store: Pick<Store, "reads">; words: Words },
  { district }: Around,
): Promise<Choice[]> {
  if (!district) return [];
  const { reads } = store;
  const open = await reads.openExperiments(district.id);
  const briefs = await reads.briefs(district.id);
  const reported = await Promise.all(
    briefs.map(async ({ experimentId, decision }) => {
      const question = (await reads.experiment(experimentId))?.question ?? "";
      return { value: experimentId, label: words("scale-up.test", { question, decision }) };
    }),
  );
  const running = open.map(({ id, question }) => ({ value: id, label: question }));
  return [...reported, ...running].slice(-MOST);
}
