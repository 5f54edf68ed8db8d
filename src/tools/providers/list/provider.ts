import { z } from "zod";
import type { Around } from "../../document/around.ts";
import type { Named } from "../../value.ts";

export const namedShape: z.ZodType<Named> = z.object({
  name: z.string(),
  id: z.string().exactOptional(),
});

export const providerShape = z.object({
  name: z.string(),
  contact: z.string().exactOptional(),
  /** Electronic mail, telephone or both. */
  reach: z.string().exactOptional(),
  kind: z.string().exactOptional(),
  languages: z.string().exactOptional(),
  payment: z.string().exactOptional(),
  /** The district works with it already. */
  existing: z.boolean().exactOptional(),
  lead: namedShape.exactOptional(),
  /** It was on the list, and is no longer considered. */
  dropped: z.literal(true).exactOptional(),
});

/** Somebody outside who may care for students; an organization, with the person to talk to. */
export type Provider = z.infer<typeof providerShape>;

export const providersShape = z.object({
  providers: z.array(providerShape),
  /** Names that were given twice; their rows were put together. */
  repeated: z.array(z.string()),
  /** Names that were taken off the list this time. */
  removed: z.array(z.string()),
});

/** What a document of kind "providers" holds. */
export type Providers = z.infer<typeof providersShape>;

/** The same for every way of writing a name: "Riverbend Counseling, Inc." and "riverbend counseling inc". */
export const nameKey = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const listed = (around: Around): Provider[] =>
  around.latest("providers", providersShape)?.made.providers ?? [];

/** The name on the list that somebody means: written otherwise, or by a part of it that fits only one. */
export function listedAs(names: string[], said: string): string | undefined {
  const key = nameKey(said);
  const near = names.filter((name) => key !== "" && nameKey(name).includes(key));
  return names.find((name) => nameKey(name) === key) ?? (near.length === 1 ? near[0] : undefined);
}

/** The providers that the district still considers, in the order of its list. */
export const providersIn = (around: Around): Provider[] =>
  listed(around).filter(({ dropped }) => !dropped);

/** Keys of the names that the district no longer considers. */
export const droppedIn = (around: Around): Set<string> =>
  new Set(
    listed(around)
      .filter(({ dropped }) => dropped)
      .map(({ name }) => nameKey(name)),
  );
