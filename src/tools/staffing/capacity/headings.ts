/** The seven kinds of capacity to build on (financing student support), each with its words. */
export const HEADINGS: Record<string, string> = {
  personnel: "capacity.heading-of.personnel",
  programs: "capacity.heading-of.programs",
  processes: "capacity.heading-of.processes",
  teams: "capacity.heading-of.teams",
  data: "capacity.heading-of.data",
  technology: "capacity.heading-of.technology",
  partnerships: "capacity.heading-of.partnerships",
};

/** What has to be in place before data is shared with a partner. */
export const READY: Record<string, string> = {
  agreement: "capacity.ready.agreement",
  consent: "capacity.ready.consent",
  access: "capacity.ready.access",
  channel: "capacity.ready.channel",
  training: "capacity.ready.training",
  owner: "capacity.ready.owner",
};

/** What a small budget can go to first. */
export const USES: Record<string, string> = {
  coordinator: "capacity.use.coordinator",
  retrain: "capacity.use.retrain",
  technology: "capacity.use.technology",
  data: "capacity.use.data",
};
