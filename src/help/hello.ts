import type { Who } from "../core/command.ts";
import type { Words } from "../core/ports.ts";

/** By name, once it is known: until then a person is called what the platform numbers them as. */
export const hello = ({ person, identity }: Who, words: Words): string =>
  person.name === identity.userId
    ? words("help.home.nameless")
    : words("help.home.title", { name: person.name });
