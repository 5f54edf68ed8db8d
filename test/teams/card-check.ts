import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { CARD, SHAPES } from "./card-shapes.ts";

/** Where a card is shown: in a dialog nothing but Action.Submit works. */
export type Surface = "message" | "dialog";

type Part = Record<string, unknown>;

/** 28 KB through webhooks is the least that Teams takes (platforms.md §5); ours is a little less. */
const LARGEST = 27_000;
const DEEPEST = 8;
const MOST_ELEMENTS = 2_000;
const PICTURE = /^data:image\/png;base64,[\w+/]+=*$/;

/** Sentences about what is wrong with a card; none when Teams takes it and shows all of it as it is. */
export function checkCard(card: unknown, surface: Surface = "message"): string[] {
  const problems = shapeOf("card", CARD, card);
  if (problems.length > 0 || !isPart(card)) return problems;
  const found: { path: string; part: Part; depth: number }[] = [];
  const walk = (thing: unknown, path: string, depth: number) => {
    if (!isPart(thing)) return;
    found.push({ path, part: thing, depth });
    const { inside = [] } = SHAPES[String(thing.type)] ?? {};
    for (const key of inside) each(thing[key], `${path}.${key}`, depth + 1, walk);
    if (thing.fallback !== undefined) walk(thing.fallback, `${path}.fallback`, depth + 1);
  };
  each(card.body, "body", 1, walk);
  each(card.actions, "actions", 1, walk);
  if (isPart(card.refresh)) walk(card.refresh.action, "refresh", 1);
  const wrong = found.flatMap(({ path, part, depth }) => [
    ...(depth > DEEPEST ? [`${path}: deeper than ${DEEPEST}`] : []),
    ...checkPart(path, part, surface),
  ]);
  const bytes = Buffer.byteLength(JSON.stringify(card));
  return [
    ...wrong,
    ...(bytes > LARGEST ? [`card: ${bytes} bytes, at most ${LARGEST} are safe`] : []),
    ...(found.length > MOST_ELEMENTS ? [`card: ${found.length} parts`] : []),
    ...checkIds(found.map(({ part }) => part)),
    ...checkText(card, "card"),
  ];
}

const isPart = (thing: unknown): thing is Part => typeof thing === "object" && thing !== null;

function each(
  all: unknown,
  path: string,
  depth: number,
  walk: (one: unknown, path: string, depth: number) => void,
) {
  if (Array.isArray(all)) for (const [at, one] of all.entries()) walk(one, `${path}[${at}]`, depth);
}

const shapeOf = (path: string, shape: z.ZodType, thing: unknown): string[] =>
  (shape.safeParse(thing).error?.issues ?? []).map(
    (issue) => `${path}${issue.path.map((name) => `.${String(name)}`).join("")}: ${issue.message}`,
  );

function checkPart(path: string, part: Part, surface: Surface): string[] {
  const type = String(part.type);
  const known = SHAPES[type];
  if (!known) return [`${path}: ${type} is unknown`];
  const problems = shapeOf(path, known.shape, part);
  if (problems.length > 0) return problems;
  if (type.startsWith("Action.")) return checkAction(path, part, surface);
  if (type === "TextBlock" && part.text !== " ") return [`${path}: a TextBlock reads markdown`];
  if (type === "Image" && !isSafeUrl(String(part.url))) return [`${path}: url ${part.url}`];
  if (type === "Table") return checkTable(path, part);
  if (type === "Input.ChoiceSet") return checkChoices(path, part);
  if (part.isRequired === true && !part.errorMessage)
    return [`${path}: required, and no word of it`];
  return [];
}

const isSafeUrl = (url: string) =>
  PICTURE.test(url) || (URL.canParse(url) && new URL(url).protocol === "https:");

function checkAction(path: string, part: Part, surface: Surface): string[] {
  const data = part.data as Part;
  if (part.type === "Action.Submit") {
    const { msteams } = data;
    const asks = msteams === undefined || isDeepStrictEqual(msteams, { type: "task/fetch" });
    return asks ? [] : [`${path}: msteams ${JSON.stringify(msteams)}`];
  }
  if (surface === "dialog") return [`${path}: a dialog takes no Action.Execute`];
  if ("msteams" in data) return [`${path}: the answer to Action.Execute opens no dialog`];
  if (path === "refresh") return part.title === undefined ? [] : [`${path}: has a title`];
  const { type, verb: _, fallback, ...same } = part;
  if (!isDeepStrictEqual(fallback, { ...same, type: "Action.Submit" }))
    return [`${path}: older clients get something else, or nothing`];
  return part.title ? [] : [`${path}: a button without a title`];
}

function checkTable(path: string, { columns, rows }: Part): string[] {
  const width = (columns as unknown[]).length;
  return (rows as Part[]).flatMap(({ type, cells }, at) => [
    ...(type === "TableRow" ? [] : [`${path}.rows[${at}]: ${type}`]),
    ...(Array.isArray(cells) && cells.length === width
      ? []
      : [`${path}.rows[${at}]: not ${width} cells`]),
  ]);
}

/** Labels beside radio buttons are read as markdown. */
const MARKDOWN = /[\\`*_{}[\]<>#+!|~&]|^\s*(?:-|\d+[.)])|:\/\/|www\./i;

function checkChoices(path: string, { choices, style, value, isMultiSelect }: Part): string[] {
  const all = choices as { title: string; value: string }[];
  const values = all.map((one) => one.value);
  return [
    ...(new Set(values).size < values.length ? [`${path}: two choices have one value`] : []),
    ...(isMultiSelect && values.some((one) => one.includes(","))
      ? [`${path}: a comma in a choice that is sent with others`]
      : []),
    ...(value === undefined ||
    (isMultiSelect ? String(value).split(",") : [String(value)]).every((one) =>
      values.includes(one),
    )
      ? []
      : [`${path}: no choice ${value}`]),
    ...(style === "expanded" && all.some(({ title }) => MARKDOWN.test(title))
      ? [`${path}: a choice is read as markdown`]
      : []),
  ];
}

function checkIds(parts: Part[]): string[] {
  const ids = parts.flatMap(({ type, id }) => (String(type).startsWith("Input.") ? [id] : []));
  return new Set(ids).size < ids.length ? ["card: two inputs have one id"] : [];
}

/** Nothing that a client or a template would fill in, and no half characters. */
function checkText(thing: unknown, path: string): string[] {
  if (typeof thing === "string")
    return /\{\{|\$\{/.test(thing) || !thing.isWellFormed()
      ? [`${path}: ${thing.slice(0, 60)}`]
      : [];
  if (!isPart(thing)) return [];
  return Object.entries(thing).flatMap(([key, inside]) => {
    // What is sent back, and what stands in an input, is nobody's to read or to fill in.
    if (key === "data" && !Array.isArray(inside)) return [];
    if (key === "value" && String((thing as Part).type).startsWith("Input.")) return [];
    if (key === "choices")
      return checkText(
        (inside as Part[]).map(({ title }) => title),
        path,
      );
    return checkText(inside, `${path}.${key}`);
  });
}
