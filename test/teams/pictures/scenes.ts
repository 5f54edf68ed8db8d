import { renderTeams } from "../../../adapters/teams/render.ts";
import type { Reply } from "../../../src/core/reply.ts";
import { HOSTILE, typedEverywhere } from "../../adapters/replies.ts";
import { collectShown, type Shown } from "../../shown.ts";
import type { Scene } from "./draw.ts";

/** Every kind of message and dialog the bot shows on Teams, from real conversations with it. */
export async function collectScenes(): Promise<Scene[]> {
  const shown = await collectShown();
  return [
    ...shown.flatMap(drawn),
    message("long-table", longTable),
    { ...message("long-words", longWords), breaks: true },
    message("line-with-gaps", lineWithGaps),
    ...HOSTILE.map((typed, n) => ({
      ...message(`hostile-${n + 1}`, typedEverywhere(typed)),
      ...{ breaks: true as const },
    })),
  ];
}

function drawn(shown: Shown): Scene[] {
  if (shown.kind === "form") return [];
  const scene = message(shown.name, shown.reply);
  return [WIDE.includes(shown.name) ? { ...scene, breaks: true } : scene];
}

/** Six columns of long words fit no phone without breaking some. */
const WIDE = ["ratio-result"];

function message(name: string, reply: Reply): Scene {
  const cards = renderTeams(reply).flatMap(({ attachments }) =>
    attachments.map(({ content }) => content),
  );
  return { name, frame: { kind: "message" }, cards };
}

const longTable: Reply = {
  text: "Every district's month",
  blocks: [
    { type: "heading", text: "Every district's month" },
    {
      type: "table",
      caption: "Students served, by district",
      columns: [
        { label: "District" },
        ...["Jul", "Aug", "Sep", "Oct"].map((label) => ({ label, align: "right" as const })),
      ],
      rows: Array.from({ length: 64 }, (_, n) => [
        n % 7 === 3 ? `Unified School District of the ${n}th River Valley` : `District ${n + 1}`,
        ...["<10", `${120 + n}`, `1,${200 + n}`, "–"],
      ]),
    },
  ],
};

const LONG_WORD =
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

const longWords: Reply = {
  text: LONG_WORD,
  blocks: [
    { type: "heading", text: LONG_WORD },
    { type: "text", text: `${LONG_WORD} https://example.org/${"path/".repeat(30)}` },
    { type: "fields", fields: [{ label: LONG_WORD, value: LONG_WORD }] },
    { type: "notice", level: "error", text: LONG_WORD },
    {
      type: "table",
      caption: "Words without a place to break",
      columns: [{ label: "Word" }, { label: LONG_WORD, align: "right" }],
      rows: [[LONG_WORD, "1,234,567"]],
    },
    {
      type: "actions",
      actions: [
        { id: "a:b", label: "A label that says rather a lot about what pressing it will do next" },
        { id: "a:c", label: LONG_WORD },
      ],
    },
  ],
};

const lineWithGaps: Reply = {
  text: "A trend with a month missing",
  blocks: [
    {
      type: "chart",
      kind: "line",
      title: "Clinicians hired",
      labels: ["Jul", "Aug", "Sep", "Oct"],
      series: [
        { name: "Birch Valley", values: [4, null, 7, 9] },
        { name: "Cedar Falls", values: [2, 3, 3, 5] },
      ],
      unit: "people",
      alt: "Both rise; Birch Valley did not report August.",
    },
  ],
};
