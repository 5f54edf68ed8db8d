/**
 * Finds small counts of students in what people write, such as "2 of 3 kids" or "one student".
 * The rules are narrow on purpose: a number, at most three plain words, and a word for students.
 * They miss "only three came back" and "a student told us", and they say so here.
 */

const WORDS = [
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split(
    " ",
  ),
  ..."fifteen sixteen seventeen eighteen nineteen twenty".split(" "),
];
const PAIRS: Record<string, number> = { "a couple of": 2, "a pair of": 2, "a dozen": 12 };

const NUMBER = String.raw`\d[\d,]*(?![\d.]*\.\d)|${[...WORDS, ...Object.keys(PAIRS)].join("|")}`;
const MANY =
  "students|kids|children|pupils|learners|teens|teenagers|adolescents|youths?|minors|boys|girls|freshmen|sophomores|juniors|seniors|(?:[a-z0-9]+[- ])?graders|kindergart(?:n|en)ers|preschoolers|young people";
const ONE =
  "student|kid|child|pupil|learner|teen|teenager|adolescent|youth|boy|girl|freshman|sophomore|(?:[a-z0-9]+[- ])?grader|kindergart(?:n|en)er|preschooler|young person";

/** "grade 7 students", "Tier 2 kids", "$3", "#2", "K-5", "1:250": this number counts nobody. */
const NAMED =
  /(?:[\w.,/:$#€£-]|\b(?:grades?|tiers?|phases?|steps?|levels?|ages?|aged|years?|rooms?|periods?|sections?|title|part|cohort|week|day|month|version|top|under age|per|every)\s|\b(?:\d+|one|two|three|four) in )$/i;

/** Between a number and its noun: adjectives, not another noun that is the thing counted. */
const STOP =
  "weeks?|days?|months?|years?|hours?|minutes?|schools?|teachers?|counselors?|clinicians?|staff|sessions?|classe?s?|classrooms?|buildings?|districts?|providers?|partners?|forms?|meetings?|percent|grades?|people|adults?|parents?|famil(?:y|ies)|sites?|times?|for|with|to|and|or|per|in|at|on|from|by|where|who|whose|that|which|the|is|are|was|were|had|has|have|told|said|asked|about|than|as|if|when|because|so|but|not|out|of";
const BETWEEN = String.raw`(?:(?:elementary|middle|high) school )?(?:(?!(?:${STOP})\b)[a-z'’][\w'’-]*\s+){0,3}?`;

/** "one student survey", "a 2-student team": here the noun only describes the next one. */
const DESCRIBES =
  /^[\s-]*(?:surveys?|support|services?|council|groups?|teams?|voice|handbook|assistance|success|wellness|health|mental|advisory|information|records?|data|screeners?|focus|programs?|centers?|forms?|body|leaders?|population|at a time)\b/i;

const OF = String.raw`(?:\s+(?:of|out of)\s+(?:(?:our|the|its|their|these|those|all)\s+)*(?:(?<whole>${NUMBER})\s+)?|\s*\/\s*(?<over>\d[\d,]*)\s+|\s+)`;
const TO = String.raw`(?:\s*(?:-|–|to|or)\s*(?<high>${NUMBER}))?`;

const COUNTED = new RegExp(
  String.raw`\b(?<low>${NUMBER})${TO}${OF}${BETWEEN}(?:(?<many>${MANY})|(?<one>${ONE}))\b`,
  "gi",
);

/** "students (n = 4)", "n=4": a denominator that is a small group. */
const SAMPLE = /\bn\s*=\s*(\d+)(?![\d,.]*\d)/gi;

/**
 * The phrases that count fewer than `threshold` students, or all but a few of a group, as they
 * were written; empty when there are none. "0 students" and "fewer than 10 students" are fine.
 */
export function smallCounts(text: string, threshold: number): string[] {
  const said = text.normalize("NFKC").replace(/\s+/g, " ");
  const found = [...said.matchAll(COUNTED)]
    .filter((hit) => countsFew(said, hit, threshold))
    .map(([phrase]) => phrase);
  const samples = [...said.matchAll(SAMPLE)].filter(([, n]) => isFew(Number(n), threshold));
  return [...found, ...samples.map(([phrase]) => phrase)];
}

/** Words that may stand around a number without giving it a unit. */
const UNITLESS = new RegExp(
  String.raw`\b(?:${WORDS.join("|")}|about|around|roughly|nearly|almost|only|just|of|out|our|the|in|to|or|from)\b|[\d\s,.~≈()/–-]`,
  "gi",
);

/**
 * True for a number that stands alone, such as "7", "about 7" or "3 of 40", when it would be a
 * small count if it counted students. "7 days" and "7 %" say what they count.
 */
export function maybeSmallCount(said: string, threshold: number): boolean {
  if (said.replace(UNITLESS, "") !== "") return false;
  const counted = said.replace(/[()~≈]/g, " ").replace(/\bin\b/gi, "of");
  return smallCounts(`${counted.replace(/\.\s*$/, "")} students`, threshold).length > 0;
}

const isFew = (n: number, threshold: number) => n > 0 && n < threshold;

function countsFew(said: string, hit: RegExpExecArray, threshold: number): boolean {
  const { low = "", high, whole, over, many } = hit.groups ?? {};
  if (NAMED.test(said.slice(0, hit.index))) return false;
  if (DESCRIBES.test(said.slice(hit.index + hit[0].length))) return false;
  const n = numberOf(low);
  if (!many && n !== 1 && !whole && !over && !/\bof\b/i.test(hit[0])) return false;
  const total = whole ?? over;
  if (total === undefined)
    return isFew(n, threshold) || (high ? isFew(numberOf(high), threshold) : false);
  const all = numberOf(total);
  return isFew(n, threshold) || isFew(all - n, threshold) || isFew(all, threshold);
}

function numberOf(written: string): number {
  const word = written.toLowerCase();
  const spelled = WORDS.indexOf(word);
  if (spelled >= 0) return spelled;
  return PAIRS[word] ?? Number(word.replaceAll(",", ""));
}
