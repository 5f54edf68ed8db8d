import type { ShowPart } from "../core/page-part.ts";
import type { DigestDeps } from "./deps.ts";
import { createSchedule } from "./set-schedule.ts";

/** For facilitators: the cohort, when its next digest comes, and what they do most. */
export function createCohortPart(deps: DigestDeps): ShowPart {
  const { store, words } = deps;
  const { describe } = createSchedule(deps);
  return async (call) => {
    const { cohort, membership } = call.who;
    if (!cohort || membership?.role !== "facilitator") return undefined;
    const districts = (await store.reads.districts(cohort.id)).length;
    const members = (await store.reads.members(cohort.id)).length;
    const counts = words("cohort.text", { name: cohort.name, districts, members });
    const next = (await describe(call, cohort)).outgoing?.[0]?.reply.text ?? "";
    const say = (value: string, label: string) => ({ id: `say:${value}`, value, label });
    return {
      lines: [counts, next],
      blocks: [
        { type: "heading", text: cohort.name },
        { type: "text", text: `${counts}\n${next}` },
        {
          type: "actions",
          actions: [
            say("digest preview", words("help.home.button.digest")),
            say("cohort members", words("cohort.button.members")),
            say("invite", words("cohort.button.invite")),
            {
              ...{ id: "cohort:form:district", opens: "form" as const },
              label: words("cohort.button.district"),
            },
          ],
        },
      ],
    };
  };
}
