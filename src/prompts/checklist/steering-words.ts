const TAKEN = new Set([
  ...["back", "skip", "keep", "save", "save for later", "stop", "cancel", "resume"],
  ...["form", "edit", "confirm"],
]);

/** True for words that steer a conversation, so that none of them can be a choice: "Back", "skip it", "edit 2". */
export function steers(label: string): boolean {
  const said = label
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, "");
  return TAKEN.has(said) || /^skip\b/.test(said) || /^edit #?\d+$/.test(said);
}

/** Words that mean something where several can be picked. */
export const standsForSeveral = (label: string): boolean =>
  /^(?:done|all|everything|none|nothing)[.!]*$/i.test(label.trim());
