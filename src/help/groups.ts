/** The order in which help shows commands, by the job they belong to. */
export const GROUPS = [
  { key: "help.groups.checklist", names: ["gap", "ratio", "tools", "start", "resume"] },
  { key: "help.groups.report", names: ["try", "jot", "brief", "share"] },
  { key: "help.groups.reminder", names: ["plan", "my", "snooze", "away", "quiet"] },
  { key: "help.groups.digest", names: ["metric", "digest"] },
  { key: "help.groups.about", names: ["home", "cohort", "settings", "privacy", "help"] },
] as const;
