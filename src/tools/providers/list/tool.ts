import { UserError } from "../../../core/errors.ts";
import type { Block, Table } from "../../../core/reply.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { asPeople, asText, rowsOf } from "../../given.ts";
import type { Answers, Cells } from "../../value.ts";
import { replaceProviders } from "./merge.ts";
import { type Provider, type Providers, providersIn, providersShape } from "./provider.ts";

/** The list of community providers that later tools take their providers from. */
export const providersTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<Providers>({ name: "providers", shape: providersShape, make, show, prefill }, deps);

function make(answers: Answers, around: Around): Providers {
  const rows = rowsOf(answers, "list").flatMap(providerOf);
  const earlier = around.latest("providers", providersShape)?.made.providers ?? [];
  if (rows.length === 0) throw new UserError(around.words("providers.none"), { field: "list" });
  return replaceProviders(earlier, rows);
}

/** One row of the table; none where it has no name. */
function providerOf(cells: Cells): Provider[] {
  const name = asText(cells.name)?.trim();
  if (!name) return [];
  const [lead] = asPeople(cells.lead);
  const said = (["contact", "reach", "kind", "languages", "payment"] as const).flatMap((field) => {
    const text = asText(cells[field]);
    return text ? [[field, text]] : [];
  });
  return [
    {
      name,
      ...Object.fromEntries(said),
      ...(typeof cells.existing === "boolean" && { existing: cells.existing }),
      ...(lead && { lead }),
      // An import keeps who is no longer considered among the rows.
      ...(cells.open === false && { dropped: true as const }),
    },
  ];
}

/** The whole list as it stands, also what came by import. */
function prefill(around: Around): Answers {
  const rows = providersIn(around).map((one): Cells => ({ ...one }));
  return rows.length === 0 ? {} : { list: { value: { rows }, suggested: true } };
}

/** The list as the district's people read it, and what is still missing. */
function show({ providers, repeated, removed }: Providers, { words }: Around): Block[] {
  const open = providers.filter(({ dropped }) => !dropped);
  const count = (has: (one: Provider) => boolean) => open.filter(has).length;
  const unpaid = open.filter(({ payment }) => !payment).map(({ name }) => name);
  const note = (text: string): Block => ({ type: "notice", level: "info", text });
  const list = (names: string[]) => names.join(", ");
  const counts = {
    existing: count((one) => one.existing === true),
    led: count((one) => !!one.lead),
  };
  return [
    { type: "heading", text: words("providers.title", { count: open.length }) },
    { type: "text", text: words("providers.summary", counts) },
    tableOf(open, words),
    ...(repeated.length > 0 ? [note(words("providers.repeated", { names: list(repeated) }))] : []),
    ...(removed.length > 0 ? [note(words("providers.removed", { names: list(removed) }))] : []),
    ...(unpaid.length > 0 ? [note(words("providers.unpaid", { names: list(unpaid) }))] : []),
  ];
}

function tableOf(open: Provider[], words: Around["words"]): Table {
  const unknown = words("providers.unknown");
  const rows = open.map((one) => [
    one.name,
    [one.contact, one.reach].filter(Boolean).join(", ") || unknown,
    one.kind ?? unknown,
    one.languages ?? unknown,
    one.payment ?? unknown,
    one.existing === undefined ? unknown : words(one.existing ? "run.yes" : "run.no"),
    one.lead?.name ?? unknown,
  ]);
  const columns = [
    words("providers.column.name"),
    words("providers.column.contact"),
    words("providers.column.kind"),
    words("providers.column.languages"),
    words("providers.column.payment"),
    words("providers.column.existing"),
    words("providers.column.lead"),
  ].map((label) => ({ label }));
  return { type: "table", caption: words("providers.caption"), columns, rows };
}
