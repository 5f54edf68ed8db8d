import { fc } from "./property.ts";
import { HOSTILE } from "./replies.ts";

const PARTS = [
  "<",
  ">",
  "&",
  '"',
  "'",
  "`",
  "*",
  "_",
  "[",
  "](",
  "{{",
  "}}",
  "@",
  "!",
  "/",
  "\\",
  "\u001b[0m",
  "\u202e",
  "\n",
  "|",
  "script",
  "at",
  "1.",
  "- ",
  "&lt;",
  "https://e.example",
];

/** What someone might type to be more than text: known tricks, and anything made of their parts. */
export const typed = () =>
  fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.array(fc.constantFrom(...PARTS), { maxLength: 14 }).map((parts) => parts.join("")),
    fc.string({ unit: "grapheme", maxLength: 60 }),
  );

/** Every string anywhere inside, with the name it stands under. */
export function stringsIn(thing: unknown, name = ""): { name: string; text: string }[] {
  if (typeof thing === "string") return [{ name, text: thing }];
  if (Array.isArray(thing)) return thing.flatMap((one) => stringsIn(one, name));
  if (typeof thing !== "object" || thing === null) return [];
  return Object.entries(thing).flatMap(([key, value]) => stringsIn(value, key));
}

/** Every object anywhere inside that has a `type`. */
export function typesIn(thing: unknown): Record<string, unknown>[] {
  if (Array.isArray(thing)) return thing.flatMap(typesIn);
  if (typeof thing !== "object" || thing === null) return [];
  const inside = Object.values(thing).flatMap(typesIn);
  return "type" in thing ? [{ ...thing }, ...inside] : inside;
}
