import type { Theme } from "./host-config.ts";

/** The pictures of docs/teams.md, by the scene they show; `COHORT_DOCS=1 npx vitest run test/teams/pictures` draws them anew. */
export const FOR_DOCS: Record<string, Theme> = {
  "gap-result": "light",
  "guided-question": "light",
  "gap-form-1": "light",
  "plan-page": "light",
  "step-reminder": "light",
  "brief-shared-1": "light",
  "digest-1": "light",
  home: "dark",
};
