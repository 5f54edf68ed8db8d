/**
 * The elements and actions that our cards use, as Teams takes them: Adaptive Cards 1.5
 * (adaptivecards.io/explorer, schemas/1.5.0/adaptive-card.json) and Teams' own charts
 * (learn.microsoft.com, charts-in-adaptive-cards). Whatever else there is, is unknown here.
 */
import { z } from "zod";

const text = z.string().min(1);
const spacing = z.enum(["None", "Small", "Default", "Medium", "Large", "ExtraLarge", "Padding"]);
const color = z.enum(["Default", "Dark", "Light", "Accent", "Good", "Warning", "Attention"]);
/** What a fallback holds is checked by itself. */
const fallback = z.looseObject({ type: text });
const around = { spacing: spacing.optional(), separator: z.boolean().optional() };
const align = z.enum(["Left", "Center", "Right", "left", "center", "right"]);
const parts = z.array(z.looseObject({ type: text }));

const look = {
  weight: z.enum(["Default", "Bolder", "Lighter"]).optional(),
  size: z.enum(["Default", "Small", "Medium", "Large", "ExtraLarge"]).optional(),
  isSubtle: z.boolean().optional(),
  color: color.optional(),
};

const input = {
  ...around,
  id: text.max(200),
  label: text.max(1_400),
  value: z.string().optional(),
  isRequired: z.literal(true).optional(),
  errorMessage: text.optional(),
};

const point = z.strictObject({ x: text.max(100), y: z.number() });
const chart = {
  ...around,
  title: z.string().max(200),
  xAxisTitle: text.max(100).optional(),
  yAxisTitle: text.max(100).optional(),
  fallback: z.union([fallback, z.literal("drop")]),
};
const lines = z.array(z.strictObject({ legend: text.max(100), values: z.array(point).min(1) }));

const title = text.max(120);
const style = z.enum(["default", "positive", "destructive"]).optional();
const data = z.looseObject({});

/** By type; `inside` are the properties that hold further parts. */
export const SHAPES: Record<string, { shape: z.ZodType; inside: string[] }> = {
  TextBlock: {
    shape: z.strictObject({
      type: text,
      ...around,
      text: z.string(),
      wrap: z.boolean().optional(),
    }),
    inside: [],
  },
  RichTextBlock: {
    shape: z.strictObject({
      ...{ type: text, ...around, inlines: parts.min(1) },
      horizontalAlignment: align.optional(),
    }),
    inside: ["inlines"],
  },
  TextRun: { shape: z.strictObject({ type: text, text, ...look }), inside: [] },
  Container: {
    shape: z.strictObject({
      ...{ type: text, ...around, items: parts.min(1) },
      style: z.enum(["default", "emphasis", "good", "attention", "warning", "accent"]).optional(),
    }),
    inside: ["items"],
  },
  Image: {
    shape: z.strictObject({
      ...{ type: text, ...around, url: text, altText: z.string() },
      size: z.enum(["Auto", "Stretch", "Small", "Medium", "Large"]).optional(),
    }),
    inside: [],
  },
  Table: {
    shape: z.strictObject({
      ...{ type: text, ...around, firstRowAsHeader: z.boolean(), rows: parts.min(1) },
      columns: z.array(z.strictObject({ width: z.int().min(1) })).min(1),
    }),
    inside: ["rows"],
  },
  TableRow: { shape: z.strictObject({ type: text, cells: parts.min(1) }), inside: ["cells"] },
  TableCell: { shape: z.strictObject({ type: text, items: parts.min(1) }), inside: ["items"] },
  ActionSet: {
    shape: z.strictObject({ type: text, ...around, actions: parts.min(1).max(6) }),
    inside: ["actions"],
  },
  "Chart.Line": { shape: z.strictObject({ type: text, ...chart, data: lines.min(1) }), inside: [] },
  "Chart.VerticalBar.Grouped": {
    shape: z.strictObject({ type: text, ...chart, data: lines.min(1) }),
    inside: [],
  },
  "Chart.VerticalBar": {
    shape: z.strictObject({ type: text, ...chart, data: z.array(point).min(1) }),
    inside: [],
  },
  "Input.Text": {
    shape: z.strictObject({
      ...{ type: text, ...input, isMultiline: z.boolean().optional() },
      maxLength: z.int().min(1).optional(),
      placeholder: text.optional(),
    }),
    inside: [],
  },
  "Input.Date": {
    shape: z.strictObject({ type: text, ...input, value: z.iso.date().optional() }),
    inside: [],
  },
  "Input.ChoiceSet": {
    shape: z.strictObject({
      ...{ type: text, ...input, style: z.enum(["compact", "expanded"]) },
      ...{ wrap: z.boolean().optional(), placeholder: text.optional() },
      isMultiSelect: z.literal(true).optional(),
      choices: z.array(z.strictObject({ title: text, value: text })).min(1),
    }),
    inside: [],
  },
  "Action.Execute": {
    shape: z.strictObject({
      type: text,
      title: title.optional(),
      style,
      verb: text,
      data,
      fallback: fallback.optional(),
    }),
    inside: [],
  },
  "Action.Submit": { shape: z.strictObject({ type: text, title, style, data }), inside: [] },
};

/** A whole card. */
export const CARD = z.strictObject({
  type: z.literal("AdaptiveCard"),
  $schema: z.literal("http://adaptivecards.io/schemas/adaptive-card.json"),
  version: z.literal("1.5"),
  fallbackText: text,
  msteams: z.strictObject({ width: z.literal("Full") }).optional(),
  refresh: z
    .strictObject({
      action: z.looseObject({ type: z.literal("Action.Execute") }),
      // Without it, a small chat would have it refreshed for everybody; 60 is Teams' most.
      userIds: z.array(z.string().startsWith("29:")).min(1).max(60),
    })
    .optional(),
  body: parts.min(1),
  actions: parts.min(1).max(6).optional(),
});
