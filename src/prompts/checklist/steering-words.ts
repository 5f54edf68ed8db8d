const TAKEN = new Set([
  ...["back", "skip", "keep", "save", "save for later", "stop", "cancel", "resume"],
  ...["form", "edit", "confirm", "done", "all", "everything"],
]);

/** True for words that steer a conversation, so that none of them can be a choice: "Back", "skip it", "edit 2". */
export function steers(label: string): boolean {
  const said = label
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, "");
  return TAKEN.has(said) || /^skip\b/.test(said) || /^edit #?\d+$/.test(said);
}
