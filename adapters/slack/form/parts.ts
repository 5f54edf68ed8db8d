import type { Field, Form } from "../../../src/core/form.ts";
import type { Words } from "../../../src/core/ports.ts";
import { partsOf as inParts, type Part, withoutLong } from "../../form-parts.ts";
import { SLACK } from "../limits.ts";
import { cutText } from "./long-text.ts";

/** Inputs in one view: with an error above each of them there is still room for what is around them. */
const MOST = 40;

/** The views a form needs, in order. */
export const partsOf = (form: Form): Part[] => inParts(form, { most: MOST, sizeOf: inputCount });

/** The form as far as modals can hold it, with words about what they can't. */
export const shownOf = (words: Words, form: Form): Form =>
  withoutLong(
    form,
    ({ value = "" }) => value.length > SLACK.formText,
    (labels) => words("slack.form.left-out", { labels }),
  );

/** A text that one input cannot hold is shown in several. */
const inputCount = ({ value = "" }: Field) => cutText(value).length;
