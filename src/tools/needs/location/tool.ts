import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import { type Location, locationOf, locationShape } from "./made.ts";
import { OPTIONS } from "./options.ts";
import { showLocation } from "./show.ts";

/** Where students get care and in what form; what is not ready yet becomes steps of the plan. */
export function locationTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;
  return documentTool<Location>(
    {
      name: "location",
      shape: locationShape,
      make: (answers) => locationOf(answers),
      show: (made) => showLocation(words, made),
      tasks: (made) =>
        openItems(made).map(({ key, item, label }) => taskFor(made, key, item, label)),
    },
    deps,
  );

  function taskFor(made: Location, key: string, item: string, label: string): Task {
    const owner = (item === "transport" ? made.transportOwner : null) ?? made.owner;
    return {
      ...{ key, label: words(label) },
      ...(owner && { owner }),
      ...(made.readyBy && { dueOn: made.readyBy }),
    };
  }
}

/** Everything that has to be ready and is not, with the name of its sentence. */
function openItems({ options }: Location) {
  return options.flatMap(({ option, open }) => {
    const { asked = "", items = {} } = OPTIONS.find(({ value }) => value === option) ?? {};
    return open.flatMap((item) => {
      const label = items[item];
      return label === undefined ? [] : [{ key: `${asked}-${item}`, item, label }];
    });
  });
}
