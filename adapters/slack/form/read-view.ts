import type { Incoming } from "../../../src/core/incoming.ts";
import type { SlackArrival, SlackView } from "../read/slack-read.ts";
import { readBlockId } from "./block-id.ts";
import { NO_ANSWER } from "./choice-element.ts";
import { type FormPlace, readMetadata } from "./metadata.ts";

/** A view of a form as somebody filled it in. */
export interface FilledView {
  formId: string;
  /** The section it showed, when other sections follow; "" for one without a title. */
  section?: string;
  /** By field id; "" for one that was left empty. */
  values: Record<string, string>;
  /** Where the form was opened; undefined when the view does not say. */
  at?: FormPlace;
  /** The block of each field, by its id: where an error is put. */
  blocks: Map<string, string>;
}

/** What was filled in. Undefined when the view is none of our forms; never throws. */
export function readView(
  view: Pick<SlackView, "privateMetadata" | "values">,
): FilledView | undefined {
  const metadata = readMetadata(view.privateMetadata);
  if (!metadata) return undefined;
  const { form, section, at } = metadata;
  const blocks = new Map<string, string>();
  const found = inputs(view.values);
  for (const { field, block } of found) if (!blocks.has(field)) blocks.set(field, block);
  const texts = new Map<string, string>();
  for (const { field, before, text } of found) {
    const said = texts.get(field);
    // A piece that was emptied takes the joint before it along.
    texts.set(field, said === undefined ? text : text === "" ? said : said + before + text);
  }
  return {
    ...{ formId: form, values: Object.fromEntries(texts), blocks },
    ...(section !== undefined && { section }),
    ...(at && { at }),
  };
}

/** A filled view as something a person did: where, and in the thread in which, its form was opened. */
export function toSubmit(arrival: SlackArrival, filled: FilledView): Incoming {
  const { platform, tenant } = arrival.at;
  const at = filled.at ? { platform, tenant, ...filled.at } : arrival.at;
  const { from } = arrival;
  const alone = at.conversation === from.direct.conversation;
  return {
    ...arrival,
    ...{ at, from: alone ? { ...from, direct: at } : from },
    ...{ type: "submit", formId: filled.formId, values: filled.values },
    ...(filled.section !== undefined && { section: filled.section }),
  };
}

/** The inputs of our own blocks, the pieces of a field in their order. */
function inputs(values: unknown) {
  const found = entries(values).flatMap(([block, elements]) => {
    const id = readBlockId(block);
    const [element] = entries(elements);
    return id ? [{ ...id, block, text: textOf(element?.[1]) }] : [];
  });
  return found.sort((a, b) => a.piece - b.piece);
}

const entries = (thing: unknown): [string, unknown][] =>
  typeof thing === "object" && thing !== null ? Object.entries(thing) : [];

/**
 * What an element of any kind holds, as text (docs.slack.dev/reference/interaction-payloads/
 * view-interactions-payload): `value`, a `selected_…` of its own name, or several of them, one a line.
 */
function textOf(element: unknown): string {
  const picked = entries(element).find(
    ([name]) => name === "value" || name.startsWith("selected_"),
  )?.[1];
  if (Array.isArray(picked)) return picked.map(oneOf).filter(Boolean).join("\n");
  return oneOf(picked);
}

/** A text, a moment in seconds, or an option's value. */
function oneOf(picked: unknown): string {
  if (typeof picked === "string") return picked === NO_ANSWER ? "" : picked;
  if (typeof picked === "number") return String(picked);
  const value = entries(picked).find(([name]) => name === "value")?.[1];
  return typeof value === "string" && value !== NO_ANSWER ? value : "";
}
