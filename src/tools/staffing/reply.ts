import type { Words } from "../../core/ports.ts";
import type { Block, Reply } from "../../core/reply.ts";
import { showCount } from "../../core/show.ts";
import type { StaffRole } from "./benchmark.ts";
import type { RoleResult } from "./roles.ts";

const MANY: Record<StaffRole, string> = {
  counselor: "ratio.role.counselors",
  psychologist: "ratio.role.psychologists",
  "social-worker": "ratio.role.social-workers",
  nurse: "ratio.role.nurses",
};
const ONE: Record<StaffRole, string> = {
  counselor: "ratio.one.counselor",
  psychologist: "ratio.one.psychologist",
  "social-worker": "ratio.one.social-worker",
  nurse: "ratio.one.nurse",
};

/** Staffing as sentences, a table and facts. What was not reported says so; it is never 0. */
export function ratioReply(
  words: Words,
  students: number,
  roles: RoleResult[],
  documentId: string,
): Reply {
  const title = words("ratio.title", { students });
  const sentences = roles.map((role) => sentence(words, role));
  const caveats = roles.flatMap(({ caveat }) => (caveat ? [caveat] : []));
  const sources = roles.flatMap(({ role, published, source, body }) =>
    body && source
      ? [
          words("ratio.source", {
            ...{ role: words(MANY[role]), one: words(ONE[role]), body, source },
            ...shown(published ?? 0),
          }),
        ]
      : [],
  );
  const blocks: Block[] = [
    { type: "heading", text: title },
    { type: "text", text: sentences.join("\n") },
    tableOf(words, roles),
    ...caveats.map((text): Block => ({ type: "notice", level: "warning", text })),
    ...(sources.length > 0 ? [{ type: "text" as const, text: sources.join("\n") }] : []),
  ];
  const text = [title, ...sentences, ...caveats, ...sources].join("\n");
  // Who says so, where, and with what caveat is prose, and stands in the text.
  const numbers = roles.map(({ body: _, source: __, caveat: ___, ...facts }) => facts);
  const data = { type: "staffing", document: documentId, students, roles: numbers };
  return { text, blocks, data };
}

const shown = (benchmark: number) => ({ benchmark: showCount(benchmark, 1) });

/** "Counselors: 415 students per counselor (recommended: 250 or fewer). …" */
function sentence(words: Words, one: RoleResult): string {
  const about = {
    role: words(MANY[one.role]),
    one: words(ONE[one.role]),
    ...shown(one.benchmark),
    fte: fte(one.fte),
    needed: fte(one.needed),
    set: one.own ? "own" : one.caveat ? "old" : "body",
  };
  switch (one.status) {
    case "not_reported":
      return words("ratio.status.not-reported", about);
    case "no_staff":
      return words("ratio.status.no-staff", about);
    case "gap":
      return words("ratio.status.gap", { ...about, ...ratioOf(one), gap: fte(one.gap) });
    case "meets":
      return words("ratio.status.meets", { ...about, ...ratioOf(one), surplus: fte(one.surplus) });
  }
}

const ratioOf = ({ ratioRounded }: RoleResult) => ({ ratio: showCount(ratioRounded ?? 0) });

const fte = (n: number | null) => (n === null ? "" : showCount(n, 3));

function tableOf(words: Words, roles: RoleResult[]): Block {
  const unknown = words("ratio.not-reported");
  return {
    type: "table",
    caption: words("ratio.table.caption"),
    columns: [
      { label: words("ratio.table.role") },
      { label: words("ratio.table.fte"), align: "right" },
      { label: words("ratio.table.ratio"), align: "right" },
      { label: words("ratio.table.benchmark"), align: "right" },
      { label: words("ratio.table.needed"), align: "right" },
      { label: words("ratio.table.gap"), align: "right" },
    ],
    rows: roles.map((one) => [
      words(MANY[one.role]),
      one.fte === null ? unknown : fte(one.fte),
      one.status === "no_staff"
        ? words("ratio.no-staff")
        : one.ratioRounded === null
          ? unknown
          : showCount(one.ratioRounded),
      showCount(one.benchmark, 1),
      fte(one.needed),
      one.gap === null ? unknown : fte(one.gap),
    ]),
  };
}
