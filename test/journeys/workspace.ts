import type { Platform } from "../../src/core/address.ts";
import type { Form } from "../../src/core/form.ts";
import type { Action } from "../../src/core/reply.ts";
import { button, buttonsOf, type createBot, type Heard } from "../bot.ts";

type Bot = Awaited<ReturnType<typeof createBot>>;

/** One workspace with its own cohort, in which everything was done once by people called U1, U2 and U3. */
export interface Workspace {
  tenant: string;
  /** Words that nobody outside may ever read. */
  secrets: string[];
  buttons: (Action & { to: string })[];
  forms: Form[];
  code: string;
}

/** Founds a cohort in `tenant` and does everything in it once; `mark` stands in all that is typed. */
export async function fillWorkspace(
  bot: Bot,
  tenant: string,
  mark: string,
  count: number,
  platform: Platform = "slack",
): Promise<Workspace> {
  const forms: Form[] = [];
  const where = (as: string) => ({ as, tenant, platform, name: `${mark}${as}` });
  const did = (heard: Heard) => {
    if (heard.form) forms.push(heard.form);
    if (heard.refused) throw new Error(`${tenant}: ${heard.text}`);
    return heard;
  };
  const say = async (text: string, as = "U2") => did(await bot.say(text, where(as)));
  const click = async (id: string, as = "U2") => did(await bot.click(id, "", where(as)));
  const submit = async (form: Form | undefined, values: Record<string, string>, as = "U2") =>
    did(await bot.submit(form?.id ?? "", values, where(as)));
  const codeIn = (text: string) => /join ((?:\w{4}-?){4})/.exec(text)?.[1] ?? "";

  /** Every way in which a tool tells others something, or shows what it ended in. */
  async function everyTool() {
    const done = async (tool: string, values: Record<string, string>) => {
      const { form: asked } = await say(`start ${tool} form`);
      const made = await submit(asked, values);
      for (const { id } of buttonsOf(made.said[0]?.reply))
        if (/^result:.*:(?:show|page|history)$/.test(id)) await bot.click(id, "", where("U2"));
    };
    const members = `Finance; ${mark}U3; ; ${mark}duty`;
    await done("working-group", { types: "High", members, invite: "yes" });
    await done("approval", { what: `${mark}thing`, approver: `${mark}U3`, reason: `${mark}why` });
    const goal = { metric: "other", "other-metric": `${mark}metric`, from: "1", target: "2" };
    await done("goal", { ...goal, by: "June 30" });
    const sources = `${mark}grant; 800000; ; ; 6/30/2029`;
    const staff = { start: "7/1/2027", years: "4", fte: "12", salary: "70000", fringe: "40" };
    await done("budget", { scenario: `${mark}scenario`, ...staff, sources });
    for (const line of ["result", "result goal", "result goal history", "scenarios", "onboarding"])
      await say(line);
    for (const line of ["start working-group", `assign 2 to ${mark}U3`, "parts", "save"])
      await say(line);
    const [part] = await bot.store.reads.partsOf(
      String((await say("resume working-group")).data.run),
    );
    did(await bot.click(`run:${part?.id}:${part?.step}:resume`, "", where("U3")));
    await say("save");
    await bot.tick(new Date(bot.clock.now().getTime() + 4 * 86_400_000).toISOString());
  }

  await say(`cohort new ${mark}cohort`, "U1");
  await click("cohort:form:district", "U1");
  await say(`cohort district ${mark}district`, "U1");
  const lead = codeIn((await say(`invite ${mark}district as lead`, "U1")).text);
  await say(`join ${lead}`, "U2");
  const code = codeIn((await say("invite")).text);
  await say(`join ${code}`, "U3");
  await say("invites");
  did(await bot.say("cohort here", { ...where("U1"), in: `C-${tenant}` }));
  did(await bot.say("cohort here", { ...where("U1"), in: `D-${tenant}` }));
  await say(`cohort role ${mark}U3 observer`, "U1");
  await say(`cohort remove ${mark}U3`, "U1");
  await say("cohort members", "U1");
  await say("digest schedule monthly 1 09:00", "U1");

  await say("plan new community-partners");
  await say("yes");
  await say(`plan add ${mark}step`);
  await say("plan own 1-3 me");
  await say("plan due 1-3 in 2 days");
  await say(`plan own 4 ${mark}U3`);
  await say("plan done 2");
  for (const line of ["my", "snooze 1 3 days"]) await say(line);
  const { data } = await say("plan");
  const id = String(data.plan);
  for (const what of ["dates", "export", "show"]) await click(`plan:${id}:${what}`);
  const steps = await bot.store.reads.planSteps(id);
  for (const what of ["date", "snooze"]) await click(`step:${steps[0]?.id}:${what}`);

  const test = (n: number) =>
    `try question="${mark}question${n}" prediction="${mark}p" measure="m" stop="in 3 weeks"`;
  for (const n of [1, 2]) await say(test(n));
  await say(`jot ${mark}note`);
  await say(`jot #1 ${mark}note`);
  await say("jots");
  const { form } = await say("brief #1 form");
  const brief = { tried: `${mark}tried`, predicted: "b", happened: `${mark}h`, learned: "d" };
  await submit(form, { ...brief, decision: "adapt", changes: "e" });
  await say("brief show");
  for (const line of ["share", "share now", "share consulted", "brief shared"]) await say(line);
  await say("digest preview");
  await say("brief #1");
  await say("save");
  await say(test(3));

  await say(`gap enrolment=${count} screeners=1120 served=105`);
  await say("gap form");
  await say("gap");
  await say("save");
  await say("metric");
  await say(`metric report students served=${count} tier2=${count} tier3=0`);
  await say("metric report billing");
  await say("save");
  await everyTool();
  const linking = /link ((?:\w{4}-?){4})/.exec((await say("link", "U1")).text)?.[1] ?? "";
  const twin = { ...where("U4"), name: `${mark}twin` };
  const asked = did(await bot.say(`link ${linking}`, twin));
  did(await bot.click(button(asked.said[0]?.reply, "Yes, both are me").id, "", twin));
  for (const line of ["accounts", "playbook"]) await say(line, "U1");
  for (const as of ["U1", "U2", "U3"]) did(await bot.open({ ...where(as), in: "home" }));
  for (const line of ["home", "tools", "cohort"]) await say(line);
  const buttons = bot.said
    .filter((one) => one.tenant === tenant)
    .flatMap(({ reply, to }) => buttonsOf(reply).map((action) => ({ ...action, to })));
  const secrets = [mark, String(count), count.toLocaleString("en-US")];
  return { tenant, secrets, buttons, forms, code };
}

/** Everything that is kept of a workspace's cohort, as one text to compare. */
export async function keptOf(
  { store: { reads } }: Bot,
  tenant: string,
  platform: Platform = "slack",
): Promise<string> {
  const account = await reads.identity(platform, tenant, "U1");
  const [membership] = await reads.memberships(account?.personId ?? "");
  const cohortId = membership?.cohortId ?? "";
  const members = await reads.members(cohortId);
  const districts = await reads.districts(cohortId);
  const invitations = await reads.invitations(cohortId);
  const perDistrict = districts.map(async ({ id }) => {
    const plans = await reads.openPlans(id);
    return [
      plans,
      await Promise.all(plans.map((plan) => reads.planSteps(plan.id))),
      await reads.openExperiments(id),
      await reads.briefs(id),
      await reads.documents({ districtId: id }),
      await reads.consent(id, "brief"),
    ];
  });
  return JSON.stringify([
    ...[await reads.cohort(cohortId), districts, members, invitations],
    await Promise.all(invitations.map((one) => reads.joinings(one.id))),
    await reads.channels(cohortId),
    await reads.digest(cohortId),
    await reads.releases(cohortId),
    await Promise.all(perDistrict),
    await Promise.all(members.map(({ person }) => reads.unfinishedRuns(person.id))),
    await Promise.all(
      ["students-served", "billing-efficiency"].map((metric) =>
        reads.observations(cohortId, metric, "2026-01", "2026-12"),
      ),
    ),
  ]);
}
