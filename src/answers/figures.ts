/** Thousands, millions and so on, as people shorten them. */
const SCALES: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
};

/** Zeros of the digit sets that people's keyboards write besides 0-9 and the full-width ones. */
const ZEROS = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xe50];

/** The same words in plain digits, plain dashes, single spaces and lower case. */
export const plain = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? digit : String(code - zero);
}

/** A figure as typed: what it is worth, and whether a scale such as "k" was part of it. */
export interface Figure {
  value: number;
  scaled: boolean;
}

const FIGURE = /^(\d[\d,.' ]*|\.\d+) ?([a-z]*)$/;
const GROUPED = /^\d{1,3}([,' ])\d{3}(?:\1\d{3})*(?:\.\d+)?$/;

/** "1,940", "1 940", "26.49", "26,49", "1.2k" → the number; undefined when it is not one. Takes `plain` text. */
export function figure(text: string): Figure | undefined {
  const [, written = "", scale = ""] = FIGURE.exec(text) ?? [];
  if (!written || (scale !== "" && !(scale in SCALES))) return undefined;
  const value = unscaled(written.trim());
  if (value === undefined) return undefined;
  if (scale === "") return { value, scaled: false };
  // Through a decimal string, so that 1.005k is exactly 1005.
  return { value: Number((value * (SCALES[scale] ?? 1)).toPrecision(15)), scaled: true };
}

function unscaled(written: string): number | undefined {
  if (/^\d*\.?\d+$/.test(written)) return Number(written);
  if (/^\d+\.$/.test(written)) return Number(written.slice(0, -1));
  if (GROUPED.test(written)) return Number(written.replace(/[,' ]/g, ""));
  if (/^\d+,\d{1,2}$/.test(written)) return Number(written.replace(",", "."));
  return undefined;
}

const ROUGHLY =
  /^(?:~|≈|about|around|approximately|approx\.?|roughly|circa|ca\.?|some|nearly|almost|maybe|perhaps|probably|i think|i guess)\s*/;

const OR_SO = /(?: or so| more or less| roughly| approximately| approx\.?|-?ish)$/;

/** Takes "about", "maybe", "~" and the like off the front, and "or so" off the end. */
export function withoutRoughly(text: string): string {
  const without = text.replace(ROUGHLY, "").replace(OR_SO, "").trim();
  return without === text ? text : withoutRoughly(without);
}

/** Takes the point or the question mark off an answer such as "1,050?"; a "?" alone stays. */
export const withoutMark = (text: string) => text.replace(/(?<=[^\s.!?])\s*[.!?]+$/, "");
