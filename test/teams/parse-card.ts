import { createRequire } from "node:module";

interface Context {
  eventCount: number;
  getEventAt(at: number): { message: string };
}

interface Parser {
  AdaptiveCard: new () => {
    hostConfig: unknown;
    parse(card: unknown, context: Context): void;
    validateProperties(): { validationEvents: { message: string }[] };
  };
  SerializationContext: new () => Context;
  HostConfig: new (config: object) => unknown;
}

/** Its main file cannot be required in Node; this one can, and has no types of its own. */
const cards = createRequire(import.meta.url)("adaptivecards/dist/adaptivecards.js") as Parser;

/** What Microsoft's own renderer finds wrong with a card; its charts are unknown to it and shown by their fallback. */
export function parseCard(card: unknown): string[] {
  const context = new cards.SerializationContext();
  const parsed = new cards.AdaptiveCard();
  // As in Teams; the renderer's own default is one less.
  parsed.hostConfig = new cards.HostConfig({ actions: { maxActions: 6 } });
  parsed.parse(structuredClone(card), context);
  const said = Array.from(
    { length: context.eventCount },
    (_, at) => context.getEventAt(at).message,
  );
  const { validationEvents } = parsed.validateProperties();
  return [...said, ...validationEvents.map(({ message }) => message)].filter(
    (message) => !/Chart\./.test(message),
  );
}
