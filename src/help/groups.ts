/** The commands help shows with their purpose, job by job; every other command is only named below. */
export const SHOWN = [
  ...["gap", "ratio", "tools"],
  ...["plan", "my"],
  ...["try", "jot", "brief", "share"],
  ...["metric", "digest"],
  ...["cohort", "invite", "join"],
  ...["home", "settings", "privacy"],
];
