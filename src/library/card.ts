/** Something that others found out, to be quoted with its source; never a number of the district's own. */
export interface FactCard {
  id: string;
  title: string;
  say: string;
  /** Who says so. Without it the card is shown as not cited yet, and kept off pages for others. */
  citation?: string;
  year?: number;
  url?: string;
  tags: string[];
  /** The day on which somebody last looked whether it still holds. */
  checked?: string;
}

/** Something to read or to use that others have made. Without `url` its address is not recorded. */
export interface LibraryLink {
  id: string;
  title: string;
  publisher: string;
  say: string;
  year?: number;
  /** Where in it, such as "from page 49". */
  pages?: string;
  url?: string;
  tags: string[];
  checked?: string;
}

/** What prompts/library.yaml holds. */
export interface Library {
  facts: FactCard[];
  links: LibraryLink[];
}
