/** Anything that a database can hold in the place of a document. */
type Json = unknown;
type Spoil = (data: Json) => Json;

const isThing = (one: Json): one is Record<string, Json> =>
  typeof one === "object" && one !== null && !Array.isArray(one);

const each = (one: Json, of: (part: Json) => Json): Json =>
  isThing(one)
    ? Object.fromEntries(Object.entries(one).map(([key, part]) => [key, of(part)]))
    : one;

const leaves =
  (of: (leaf: Json) => Json): Spoil =>
  (one) => {
    if (Array.isArray(one)) return one.map(leaves(of));
    return isThing(one) ? each(one, leaves(of)) : of(one);
  };

const inside =
  (key: string, of: Spoil): Spoil =>
  (data) =>
    isThing(data) ? { ...data, [key]: of(data[key]) } : data;

const both =
  (of: Spoil): Spoil =>
  (data) =>
    inside("made", of)(inside("answers", of)(data));

const answers = (answer: Json) => inside("answers", (all) => each(all, () => answer));

const swapped = (leaf: Json) => {
  if (typeof leaf === "string") return 5;
  return typeof leaf === "number" ? "five" : "x";
};

/** How documents of an older program, or of somebody's own hand in the database, may look. */
export const SPOILT: Record<string, Spoil> = {
  "no thing at all": () => "text",
  "nothing made": inside("made", () => null),
  "no answers": inside("answers", () => null),
  "answers that are none": answers(null),
  "words for every answer": answers({ value: "text" }),
  "a number for every answer": answers({ value: 7 }),
  "broken rows for every answer": answers({ value: { rows: [null, {}, "x", { a: 1 }] } }),
  "lists for every answer": answers({ value: [null, 1, {}] }),
  "no day and no title": (data) =>
    isThing(data) ? { ...data, date: "no day", title: null } : data,
  "all of another kind": both(leaves(swapped)),
  "words that are too long": both(
    leaves((leaf) => (typeof leaf === "string" ? "x".repeat(3_001) : leaf)),
  ),
  "numbers that are too large": both(leaves((leaf) => (typeof leaf === "number" ? 1e308 : leaf))),
  "odd words for days and all": inside(
    "made",
    leaves((leaf) => (typeof leaf === "string" ? "odd" : leaf)),
  ),
};
