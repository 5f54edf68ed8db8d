import type { Receipt } from "../../../src/core/ports.ts";
import { type Element, paragraphs } from "../elements.ts";
import type { TeamsMessage } from "../render.ts";

/** The same part with another body of its card. */
function withBody(part: TeamsMessage, body: Element[]): TeamsMessage {
  const [{ contentType, content }] = part.attachments;
  return { ...part, attachments: [{ contentType, content: { ...content, body } }] };
}

const bodyOf = ({ attachments: [{ content }] }: TeamsMessage): Element[] => content.body;

/** The same part with a line above everything else in it. */
export const withLine = (part: TeamsMessage, line: string): TeamsMessage =>
  withBody(part, [...paragraphs(line, { isSubtle: true }), ...bodyOf(part)]);

/** Notes that a part was too large, so that every later attempt cuts it likewise. False where it cannot be cut. */
export function cut(progress: Receipt, parts: TeamsMessage[], number: number): boolean {
  const part = parts[number];
  if (!part || bodyOf(part).length < 2) return false;
  progress.cuts = [...cutsOf(progress), number].join(",");
  return true;
}

/** The parts as earlier attempts had to cut them, each cut being of the parts as they were then. */
export function asCut(progress: Receipt, parts: TeamsMessage[]): TeamsMessage[] {
  return cutsOf(progress).reduce((all, number) => {
    const part = all[number];
    return part ? all.toSpliced(number, 1, ...halves(part)) : all;
  }, parts);
}

const cutsOf = ({ cuts }: Receipt): number[] => (cuts ? cuts.split(",").map(Number) : []);

function halves(part: TeamsMessage): TeamsMessage[] {
  const body = bodyOf(part);
  const middle = Math.ceil(body.length / 2);
  return [body.slice(0, middle), body.slice(middle)].map((half) => withBody(part, half));
}
