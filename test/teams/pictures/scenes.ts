import { dialogTitle, formCard, stepsOf } from "../../../adapters/teams/form/form-card.ts";
import { listAnswer } from "../../../adapters/teams/form/list-answer.ts";
import { renderTeams } from "../../../adapters/teams/render.ts";
import type { Form } from "../../../src/core/form.ts";
import type { Reply } from "../../../src/core/reply.ts";
import { HOSTILE, typedEverywhere } from "../../adapters/replies.ts";
import { shipped } from "../../bot.ts";
import { collectShown } from "../../shown.ts";
import type { Shown } from "../../shown-kind.ts";
import type { Scene } from "./draw.ts";

/** Every kind of message and dialog the bot shows on Teams, from real conversations with it. */
export async function collectScenes(): Promise<Scene[]> {
  const shown = await collectShown();
  return [
    ...shown.flatMap(drawn),
    ...found(),
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
  if (shown.kind === "form")
    return [
      ...dialogs(shown.name, shown.form),
      ...dialogs(`${shown.name}-again`, withErrors(shown.form)).slice(0, 1),
      inCard(shown.name, shown.form),
    ];
  return [message(shown.name, shown.reply)];
}

function message(name: string, reply: Reply): Scene {
  const cards = renderTeams(reply).flatMap(({ attachments }) =>
    attachments.map(({ content }) => content),
  );
  return { name, frame: { kind: "message" }, cards };
}

/** Every step of a form in its dialog. */
const dialogs = (name: string, form: Form): Scene[] =>
  stepsOf(form).map((_, at) => ({
    name: `${name}-${at + 1}`,
    frame: { kind: "dialog", title: dialogTitle(form) },
    cards: [formCard(shipped.words, form, { at, nonce: "n", place: "dialog" })],
  }));

const inCard = (name: string, form: Form): Scene => ({
  name: `${name}-in-card`,
  frame: { kind: "message" },
  cards: [formCard(shipped.words, form, { nonce: "n", place: "card" })],
});

/** As the form comes back when its first field and one of another step were not understood. */
const withErrors = (form: Form): Form => ({
  ...form,
  errors: Object.fromEntries(
    [form.fields[0], form.fields.at(-1)].map((field) => [
      field?.id ?? "",
      "This must be a whole number of 0 or more, like 1,120.",
    ]),
  ),
});

/** What somebody finds who looks something up for a message. */
function found(): Scene[] {
  const entry = (title: string, text: string): Reply["blocks"] => [
    { type: "heading", text: title },
    { type: "text", text },
    { type: "fields", fields: [{ label: "Decision", value: "Adapt: change it and test again" }] },
    { type: "divider" },
  ];
  const blocks = ["No-shows", "<script>alert(1)</script>"].flatMap(
    (title) => entry(title, "Texted families the day before each intake meeting.") ?? [],
  );
  const { body } = listAnswer(shipped, {
    ...{ status: "applied", refused: false, view: { text: "Two entries", blocks } },
  });
  const { attachments } = (body as { composeExtension: { attachments: { content: object }[] } })
    .composeExtension;
  return attachments.map(({ content }, n) => ({
    ...{ name: `found-${n + 1}`, frame: { kind: "message" }, cards: [content] },
  }));
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
