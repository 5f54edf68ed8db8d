import type { Maker } from "../../document/maker.ts";
import { whichProvider } from "../which-provider.ts";

/** Begins a tool that is about one provider: the one that was named, or a question which. */
export const beginAbout =
  (tool: string): Maker<unknown>["begin"] & {} =>
  (call, said, around) => {
    const which = whichProvider(call, said, around, tool);
    return "outcome" in which ? which.outcome : { subject: which.provider };
  };
