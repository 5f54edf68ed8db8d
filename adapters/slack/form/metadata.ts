import { z } from "zod";

/** Where a form was opened, inside its tenant. The tenant itself always comes from the signed request. */
export interface FormPlace {
  conversation: string;
  thread?: string;
}

const shape = z.object({
  form: z.string(),
  /** Of the view's section, when other sections follow. */
  section: z.string().exactOptional(),
  at: z.object({ conversation: z.string(), thread: z.string().exactOptional() }).exactOptional(),
});

/** What a view remembers until it comes back: Slack keeps it, and nobody can change it there. */
export type Metadata = z.infer<typeof shape>;

/** For `private_metadata`, which is text of at most 3,000 characters. */
export const writeMetadata = (metadata: Metadata): string => JSON.stringify(metadata);

/** Undefined when it is not ours, or from a version that wrote something else. */
export function readMetadata(text: string): Metadata | undefined {
  try {
    const read = shape.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
