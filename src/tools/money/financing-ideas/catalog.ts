/** Keys of the sentences about one idea of the catalog. */
interface Idea {
  name: string;
  about: string;
  era: string;
  source: string;
}

const PARTNERSHIPS = "financing-ideas.from.partnerships";
const FINANCING = "financing-ideas.from.financing";
const BOTH = "financing-ideas.era.both";
const NOW = "financing-ideas.era.now";

/** What is known of each idea that the checklist offers, by its value there. */
export const CATALOG: Record<string, Idea> = {
  braid: {
    ...{ name: "financing-ideas.name.braid", about: "financing-ideas.about.braid" },
    ...{ era: NOW, source: PARTNERSHIPS },
  },
  medicaid: {
    ...{ name: "financing-ideas.name.medicaid", about: "financing-ideas.about.medicaid" },
    ...{ era: NOW, source: "financing-ideas.from.promising" },
  },
  "provider-bills": {
    name: "financing-ideas.name.provider-bills",
    about: "financing-ideas.about.provider-bills",
    ...{ era: NOW, source: "financing-ideas.from.providers" },
  },
  "title-i-share": {
    name: "financing-ideas.name.title-i-share",
    about: "financing-ideas.about.title-i-share",
    ...{ era: "financing-ideas.era.relief", source: FINANCING },
  },
  "start-small": {
    name: "financing-ideas.name.start-small",
    about: "financing-ideas.about.start-small",
    ...{ era: BOTH, source: FINANCING },
  },
  coordinator: {
    ...{ name: "financing-ideas.name.coordinator", about: "financing-ideas.about.coordinator" },
    ...{ era: BOTH, source: FINANCING },
  },
  capacity: {
    ...{ name: "financing-ideas.name.capacity", about: "financing-ideas.about.capacity" },
    ...{ era: BOTH, source: FINANCING },
  },
  technology: {
    ...{ name: "financing-ideas.name.technology", about: "financing-ideas.about.technology" },
    ...{ era: BOTH, source: FINANCING },
  },
  "budget-line": {
    ...{ name: "financing-ideas.name.budget-line", about: "financing-ideas.about.budget-line" },
    ...{ era: NOW, source: PARTNERSHIPS },
  },
};
