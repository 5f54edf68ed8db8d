import type { Field, Form } from "../../../src/core/form.ts";
import { partsOf as inParts, type Part } from "../../form-parts.ts";
import { cutText } from "./long-text.ts";

/** Inputs in one view: with an error above each of them there is still room for what is around them. */
const MOST = 40;

/** The views a form needs, in order. */
export const partsOf = (form: Form): Part[] => inParts(form, { most: MOST, sizeOf: inputCount });

/** A text that one input cannot hold is shown in several. */
const inputCount = ({ value = "" }: Field) => cutText(value).length;
