import type { Reply } from "../../src/core/reply.ts";

/** One reply with every kind of block, as the bot might say it. */
export const everyBlock: Reply = {
  text: "Need gap for Cedar Falls: 1,940 students need help, 1,050 get it, 890 do not.",
  data: { type: "need-gap", total: 1940 },
  blocks: [
    { type: "heading", text: "Need gap for Cedar Falls" },
    { type: "text", text: "Counted from 9 sources & 2 partners.\nNumbers under 10 show as <10." },
    {
      type: "steps",
      steps: [
        { label: "Enrolment", state: "done" },
        { label: "Sources", state: "now" },
        { label: "Served", state: "next" },
        { label: "State survey", state: "skipped" },
      ],
    },
    {
      type: "fields",
      fields: [
        { label: "Need help", value: "1,940" },
        { label: "Do not get it", value: "890 (45.9 %)" },
      ],
    },
    {
      type: "table",
      caption: "Where the numbers come from",
      columns: [
        { label: "Source" },
        { label: "Named", align: "right" },
        { label: "New", align: "right" },
      ],
      rows: [
        ["Referrals", "610", "340"],
        ["Crisis calls", "74", "<10"],
      ],
    },
    {
      type: "chart",
      kind: "bar",
      title: "Students served",
      labels: ["Aug", "Sep", "Oct"],
      series: [{ name: "Cedar Falls", values: [310, 420, 505] }],
      unit: "students",
      alt: "Bars rise from 310 in August to 505 in October.",
    },
    { type: "image", url: "https://example.org/map.png", alt: "Map of the district" },
    { type: "divider" },
    { type: "notice", level: "warning", text: "Two sources are older than a year." },
    {
      type: "actions",
      actions: [
        { id: "run:1:save", label: "Save", style: "primary" },
        { id: "run:1:edit", label: "Change an answer", value: "3" },
        { id: "run:1:edit", label: "Change the first", value: "1" },
        { id: "run:1:stop", label: "Stop", style: "danger" },
      ],
    },
  ],
};

/** Every place of a reply that can hold something a person typed, filled with the same text. */
export const typedEverywhere = (typed: string): Reply => ({
  text: typed,
  blocks: [
    { type: "heading", text: typed },
    { type: "text", text: typed },
    { type: "fields", fields: [{ label: typed, value: typed }] },
    { type: "steps", steps: [{ label: typed, state: "now" }] },
    {
      type: "table",
      caption: typed,
      columns: [{ label: typed }, { label: "n" }],
      rows: [[typed, typed]],
    },
    {
      type: "chart",
      kind: "line",
      title: typed,
      labels: [typed],
      series: [{ name: typed, values: [1] }],
      unit: typed,
      alt: typed,
    },
    { type: "image", url: "https://example.org/a.png", alt: typed },
    { type: "notice", level: "info", text: typed },
    { type: "actions", actions: [{ id: "a:b", label: typed, value: typed }] },
  ],
});

/** What people try in order to be more than text. */
export const HOSTILE = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "<!channel> <!here> <!everyone> <!subteam^S1> <@U1> <#C1>",
  "<https://evil.example|Approve in Slack>",
  "[approve](https://evil.example) **bold** _it_ `code`",
  "<at>Everyone</at>",
  "{{DATE(2017-02-14T06:00:00Z, SHORT)}} ${expr}",
  "&lt;!channel&gt; &amp;",
  "\u001b[31mred\u001b[0m \u009b31m \u202egnp.exe",
  "' onmouseover='alert(1)",
];
