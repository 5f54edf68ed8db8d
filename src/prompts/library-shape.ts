import { z } from "zod";
import type { FactCard, Library, LibraryLink } from "../library/card.ts";

const line = (most: number) =>
  z
    .string({ error: "some words belong here" })
    .trim()
    .min(1, "some words belong here")
    .max(most, `at most ${most} characters`);

const common = {
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and "-"'),
  title: line(120),
  say: line(600),
  year: z.int().min(1900).max(2100).exactOptional(),
  url: z.url({ protocol: /^https?$/, error: "a web address begins with https://" }).exactOptional(),
  tags: z.array(line(40)).min(1, "at least one tag to find it by"),
  checked: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "a day such as 2027-03-31")
    .exactOptional(),
};

const fact: z.ZodType<FactCard> = z.strictObject({
  ...common,
  citation: line(300).exactOptional(),
});

const link: z.ZodType<LibraryLink> = z.strictObject({
  ...common,
  publisher: line(160),
  pages: line(60).exactOptional(),
});

/** prompts/library.yaml: facts with their sources, and links. Ids are there once. */
export const libraryShape: z.ZodType<Library> = z
  .strictObject({ facts: z.array(fact), links: z.array(link) })
  .superRefine((library, context) => {
    for (const part of ["facts", "links"] as const) {
      const ids = library[part].map(({ id }) => id);
      for (const [at, id] of ids.entries())
        if (ids.indexOf(id) !== at)
          context.addIssue({
            code: "custom",
            path: [part, at, "id"],
            message: `the id "${id}" is used by an earlier one too`,
          });
    }
  });

/** One sentence for each fact that nobody has given a citation yet. */
export const uncited = ({ facts }: Library, path: string): string[] =>
  facts
    .filter(({ citation }) => citation === undefined)
    .map(({ id }) => `${path}: the fact "${id}" has no citation yet`);
