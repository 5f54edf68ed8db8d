/** A card, or any part of one, as loose JSON. */
export type Part = Record<string, unknown>;

/** Something to press: Action.Execute, Action.Submit, Action.OpenUrl… */
export interface CardAction extends Part {
  type: string;
  title?: string;
  verb?: string;
  data?: Part;
}

/** Something to fill in. */
export interface CardInput extends Part {
  type: string;
  id: string;
  label?: string;
  value?: string;
  isRequired?: boolean;
}

const isPart = (thing: unknown): thing is Part => typeof thing === "object" && thing !== null;

/** Every part of a card, outermost first; what only other clients show ("fallback") is left out. */
function* partsOf(thing: unknown): Generator<Part> {
  if (Array.isArray(thing)) for (const one of thing) yield* partsOf(one);
  else if (isPart(thing)) {
    yield thing;
    for (const [key, value] of Object.entries(thing))
      if (key !== "fallback" && key !== "data" && key !== "refresh") yield* partsOf(value);
  }
}

const typed = (thing: unknown, start: string): Part[] =>
  [...partsOf(thing)].filter(({ type }) => typeof type === "string" && type.startsWith(start));

export const actionsOf = (card: unknown) => typed(card, "Action.") as CardAction[];
export const inputsOf = (card: unknown) => typed(card, "Input.") as CardInput[];
export const typesOf = (card: unknown) => typed(card, "").map(({ type }) => String(type));

const READ = ["text", "title", "label", "value", "altText", "legend", "errorMessage"];

/** Everything readable in a card, a line for each text. */
export const wordsOf = (card: unknown): string =>
  [...partsOf(card)]
    .flatMap((part) => {
      if (part.type === "RichTextBlock") return [textOf(part.inlines)];
      if (part.type === "TextRun") return [];
      return READ.map((key) => part[key]).filter((one) => typeof one === "string");
    })
    .join("\n");

/** The runs of one paragraph belong together. */
const textOf = (inlines: unknown): string =>
  (Array.isArray(inlines) ? inlines : [])
    .map((one) => (isPart(one) ? String(one.text ?? "") : String(one)))
    .join("");

/** The cards of a message. */
export const cardsOf = (body: Part): Part[] =>
  (Array.isArray(body.attachments) ? body.attachments : []).flatMap(({ contentType, content }) =>
    contentType === "application/vnd.microsoft.card.adaptive" ? [content as Part] : [],
  );
