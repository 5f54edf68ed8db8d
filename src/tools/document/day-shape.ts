import { z } from "zod";
import { isDay } from "../../core/time.ts";

/** A day that there is, as documents keep it: what is reckoned with must not be any text. */
export const dayShape = z.string().refine(isDay);
