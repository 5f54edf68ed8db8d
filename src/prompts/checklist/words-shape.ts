import { z } from "zod";

/** Words for people, at most so many characters. */
export const words = (most: number) =>
  z
    .string({
      error: ({ input }) =>
        input === undefined
          ? "some words belong here, and the line is missing"
          : "some words belong here; put quotation marks around a bare number",
    })
    .trim()
    .min(1, "some words belong here")
    .max(most, `at most ${most} characters`);

/** The name of a step or a column, to refer to it by. */
export const idShape = z
  .string({ error: "an id belongs here, such as id: start-date" })
  .regex(/^[a-z][a-z0-9-]*$/, 'an id is lower-case letters, digits and "-", such as "start-date"')
  .max(40, "at most 40 characters")
  // Every object has something of this name, so an answer of that name would seem to be there.
  .refine((id) => id !== "constructor", '"constructor" is taken; choose another id');
