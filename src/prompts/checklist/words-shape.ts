import { z } from "zod";

/** Words for people, at most so many characters. */
export const words = (most: number) =>
  z
    .string({ error: "some words belong here" })
    .trim()
    .min(1, "some words belong here")
    .max(most, `at most ${most} characters`);

/** The name of a step or a column, to refer to it by. */
export const idShape = z
  .string({ error: "a step needs an id" })
  .regex(/^[a-z][a-z0-9-]*$/, 'an id is lower-case letters, digits and "-", such as "start-date"')
  .max(40, "at most 40 characters")
  // Every object has something of this name, so an answer of that name would seem to be there.
  .refine((id) => id !== "constructor", '"constructor" is taken; choose another id');
