/** Block Kit as it goes over the wire; what is inside is checked, not typed. */
export type SlackBlock = { type: string; block_id?: string } & Record<string, unknown>;

export interface SlackView extends Record<string, unknown> {
  type: string;
  blocks: SlackBlock[];
  callback_id?: string;
  private_metadata?: string;
}

/** A button, select or other thing a person can act on, with the block it stands in. */
export interface FoundElement {
  block: SlackBlock;
  element: { type: string; action_id?: string; value?: string } & Record<string, unknown>;
}

const isRecord = (thing: unknown): thing is Record<string, unknown> =>
  typeof thing === "object" && thing !== null && !Array.isArray(thing);

/** Everything with an action_id, in the order it is shown. */
export function elementsOf(blocks: SlackBlock[] = []): FoundElement[] {
  return blocks.flatMap((block) => {
    const inside = [block.accessory, block.element, ...list(block.elements)];
    const own = inside.filter(
      (one): one is FoundElement["element"] => isRecord(one) && typeof one.action_id === "string",
    );
    const children = list(block.child_blocks).filter(
      (one): one is SlackBlock => isRecord(one) && typeof one.type === "string",
    );
    return [...own.map((element) => ({ block, element })), ...elementsOf(children)];
  });
}

const list = (thing: unknown): unknown[] => (Array.isArray(thing) ? thing : []);

/** Every text a reader sees in these blocks, in order. */
export function wordsOf(thing: unknown): string {
  if (Array.isArray(thing)) return thing.map(wordsOf).filter(Boolean).join("\n");
  if (!isRecord(thing)) return "";
  const own = SHOWN.flatMap((key) => {
    const value = thing[key];
    return typeof value === "string" ? [value] : [wordsOf(value)];
  });
  return own.filter(Boolean).join("\n");
}

const SHOWN = [
  ...["title", "text", "fields", "label", "hint", "caption", "rows", "elements", "element"],
  ...["accessory", "alt_text", "child_blocks", "blocks", "submit", "close", "initial_value"],
];
