const ONE = String.raw`\d+(?:\s*(?:-|–|\bto\b)\s*\d+)?`;
const NUMBERS = new RegExp(
  `^(?:steps?\\s+)?(?:#\\s*)?(${ONE}(?:\\s*(?:,|&|\\band\\b)\\s*${ONE})*|all|every(?:thing)?|the rest)\\b(?![\\d/.:]|-\\d)[\\s:,.]*`,
  "i",
);

/** Which steps someone typed: numbers as written, or all open ones; `rest` is what follows. */
export interface StepNumbers {
  numbers: number[] | "all";
  rest: string;
}

/** "3 next Friday", "1-6 in 3 weeks", "2, 4 and 5", "all @ben"; undefined without a number. */
export function readStepNumbers(text: string): StepNumbers | undefined {
  const found = NUMBERS.exec(text.trim());
  if (!found?.[1]) return undefined;
  const rest = text.trim().slice(found[0].length).trim();
  if (/^[a-z]/i.test(found[1])) return { numbers: "all", rest };
  const numbers = found[1].split(/,|&|\band\b/i).flatMap(range);
  return { numbers: [...new Set(numbers)], rest };
}

/** More than any plan has; keeps "1-999999999" from filling memory. */
const MOST = 500;

function range(text: string): number[] {
  const [from = 0, to = from] = text.split(/-|–|to/i).map(Number);
  const [first, last] = from < to ? [from, to] : [to, from];
  if (last - first > MOST) return [first, last];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
