import type { Words } from "../../../core/ports.ts";
import { never } from "../../../core/reply.ts";
import type { BadLine } from "./read-providers.ts";

/** Why a line of a pasted or imported list was left out. */
export function sayBadLine({ line, reason, said = "" }: BadLine, words: Words): string {
  switch (reason) {
    case "no-name":
      return words("providers.bad.no-name", { line });
    case "existing":
      return words("providers.bad.existing", { line, said: said.slice(0, 60) });
    case "students":
      return words("providers.bad.students", { said: said.slice(0, 60) });
    case "unreadable":
      return words("providers.bad.unreadable");
    default:
      return never(reason);
  }
}
