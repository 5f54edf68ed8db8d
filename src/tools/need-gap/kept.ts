import type { Estimate } from "./estimate.ts";
import type { Inputs } from "./inputs.ts";

/** What a document of kind "need-gap" holds. `date` is the day it was made, where its maker was. */
export interface NeedGap {
  date: string;
  inputs: Inputs;
  estimate: Estimate;
}

/** What to know beside an estimate: sources older than 24 months, and data that is still to come. */
export interface Aside {
  old: { place: string; period: string }[];
  coming: string[];
}
