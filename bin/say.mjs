/** The folder of the package, wherever it was started from. */
export const root = new URL("..", import.meta.url);

/** Tells the person something. To stderr, because stdout belongs to the program's answers. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Says what went wrong and what mends it, then ends. */
export function giveUp(text, status = 1) {
  say(`\n${text}\n`);
  process.exit(status);
}
