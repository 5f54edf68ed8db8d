/** One part of the list of tools, as a leader would look for them. */
export interface CatalogGroup {
  /** Typed after "tools". */
  id: string;
  title: string;
  /** Checklists by id; those that are not there are passed over. */
  tools: string[];
}

/** How the guided tools are shown, and the way through them; it comes from prompts/tools.yaml. */
export interface Catalog {
  groups: CatalogGroup[];
  /** What is suggested next is the first of these that is not done. */
  path: string[];
}
