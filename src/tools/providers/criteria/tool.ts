import { UserError } from "../../../core/errors.ts";
import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showPct } from "../../../core/show.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { asText, numberOf, rowsOf, textOf } from "../../given.ts";
import type { Answers } from "../../value.ts";
import {
  type Criteria,
  type Criterion,
  criteriaShape,
  newestCriteria,
  ownId,
  USUAL_SHARE,
} from "./criterion.ts";

/** The suggested criteria: six of the guiding questions, four on whether a partner fits. Step ids are their names. */
const SUGGESTED: Record<string, string> = {
  services: "criteria.suggested.services",
  times: "criteria.suggested.times",
  languages: "criteria.suggested.languages",
  payment: "criteria.suggested.payment",
  linkages: "criteria.suggested.linkages",
  sharing: "criteria.suggested.sharing",
  "fits-needs": "criteria.suggested.fits-needs",
  adds: "criteria.suggested.adds",
  "shared-goals": "criteria.suggested.shared-goals",
  necessary: "criteria.suggested.necessary",
};

/** Of one kind; more make a rating that nobody finishes. */
const MOST = 10;
/** As many rows as the template has for each kind. */
const USUAL = 5;

/** Builds the criteria by which providers are rated; every change is a new version. */
export function criteriaTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;
  return documentTool<Criteria>(
    {
      ...{ name: "criteria", shape: criteriaShape, make, show },
      note: ({ id }) => {
        const key = SUGGESTED[id];
        return key && words("criteria.suggest", { text: words(key) });
      },
      prefill: (around) => ({ share: { value: newestCriteria(around)?.share ?? USUAL_SHARE } }),
    },
    deps,
  );
}

function make(answers: Answers, around: Around): Criteria {
  const { words } = around;
  const { criteria, repeated } = once([
    ...suggested(answers, "must", words),
    ...own(answers, "must-own", "must"),
    ...suggested(answers, "nice", words),
    ...own(answers, "nice-own", "nice"),
  ]);
  const count = (kind: Criterion["kind"]) => criteria.filter((one) => one.kind === kind).length;
  if (count("must") === 0) throw new UserError(words("criteria.no-must"), { field: "must-own" });
  for (const kind of ["must", "nice"] as const)
    if (count(kind) > MOST) {
      const text = words("criteria.too-many", { given: count(kind), most: MOST });
      throw new UserError(text, { field: `${kind}-own`, given: count(kind), most: MOST });
    }
  const kinds = textOf(answers, "kinds");
  return {
    version: (newestCriteria(around)?.version ?? 0) + 1,
    share: numberOf(answers, "share") ?? USUAL_SHARE,
    ...{ criteria, repeated, ...(kinds && { kinds }) },
  };
}

const suggested = (answers: Answers, kind: Criterion["kind"], words: Words): Criterion[] =>
  Object.entries(SUGGESTED)
    .filter(([id]) => textOf(answers, id) === kind)
    .map(([id, key]) => ({ id, kind, text: words(key) }));

const own = (answers: Answers, step: string, kind: Criterion["kind"]): Criterion[] =>
  rowsOf(answers, step).flatMap((row) => {
    const text = asText(row.text)?.trim();
    return text ? [{ id: ownId(text), kind, text }] : [];
  });

/** Must-haves come first, so that one given as both is a must-have. */
function once(all: Criterion[]): Pick<Criteria, "criteria" | "repeated"> {
  const criteria = all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
  const repeated = all.filter((one) => !criteria.includes(one)).map(({ text }) => text);
  return { criteria, repeated };
}

function show({ version, share, criteria, kinds, repeated }: Criteria, { words }: Around): Block[] {
  const of = (kind: Criterion["kind"]) => criteria.filter((one) => one.kind === kind);
  const [must, nice] = [of("must"), of("nice")];
  const note = (text: string): Block => ({ type: "notice", level: "info", text });
  const counts = { version, must: must.length, nice: nice.length };
  return [
    { type: "heading", text: words("criteria.title", counts) },
    { type: "text", text: words("criteria.rule", { share: showPct(share) }) },
    ...(kinds ? [{ type: "text" as const, text: words("criteria.kinds", { kinds }) }] : []),
    tableOf(words("criteria.must"), must, words),
    ...(nice.length > 0 ? [tableOf(words("criteria.nice"), nice, words)] : []),
    ...repeated.map((text) => note(words("criteria.repeated", { text }))),
    ...(must.length > USUAL ? [note(words("criteria.many", { given: must.length }))] : []),
    ...(version > 1 ? [note(words("criteria.changed", { before: version - 1 }))] : []),
  ];
}

const tableOf = (caption: string, criteria: Criterion[], words: Words): Block => ({
  ...{ type: "table", caption },
  columns: [
    { label: words("criteria.column.number"), align: "right" },
    { label: words("criteria.column.text") },
  ],
  rows: criteria.map(({ text }, at) => [String(at + 1), text]),
});
