/**
 * What the bot says, in words no platform owns. Every adapter must be able to
 * show every block; adding one here breaks the build until they all can.
 */
export interface Reply {
  /** The whole message as plain words, for notifications, screen readers and plain clients. */
  text: string;
  blocks?: Block[];
  /** The same facts for machines: numbers and ids, never prose. */
  data?: Facts;
  own?: OwnView;
  /** Only a word on where the rest was said: left out where it could not be shown in its own place. */
  pointer?: true;
}

/**
 * Some of those who read a shared message see something else in its place, where a platform can show
 * each person their own view: what the command answers to `looked`, asked for anew each time.
 */
export interface OwnView {
  name: string;
  args: string;
  /** Ids of persons; everybody else sees the message as it is. */
  people: string[];
}

export type Facts = { type: string } & Record<string, unknown>;

export type Block =
  | { type: "heading"; text: string }
  | { type: "text"; text: string }
  | { type: "fields"; fields: { label: string; value: string }[] }
  | { type: "steps"; steps: { label: string; state: "done" | "now" | "next" | "skipped" }[] }
  | Table
  | Chart
  | { type: "image"; url: string; alt: string }
  | { type: "divider" }
  | { type: "notice"; level: "info" | "success" | "warning" | "error"; text: string }
  | { type: "actions"; actions: Action[] };

export interface Table {
  type: "table";
  caption: string;
  columns: Column[];
  rows: string[][];
}

export interface Column {
  label: string;
  align?: "left" | "right";
}

/** Drawn as a picture where a platform has no charts; `alt` says what it shows. */
export interface Chart {
  type: "chart";
  kind: "bar" | "line";
  title: string;
  labels: string[];
  series: { name: string; values: (number | null)[] }[];
  unit?: string;
  alt: string;
}

/** A button. `id` names what it acts on ("run:<id>:<step>"), so a late click cannot be re-aimed. */
export interface Action {
  id: string;
  label: string;
  value?: string;
  style?: "primary" | "danger";
  /** It opens a form, which some platforms must know before it is pressed. */
  opens?: "form";
}

/** A table for `text`: its caption, and a line per row that names every filled column but the first. */
export const tableInWords = ({ caption, columns, rows }: Table): string[] => [
  `${caption}:`,
  ...rows.map(([first = "", ...cells]) => {
    const said = cells.flatMap((cell, at) =>
      cell === "" ? [] : [`${columns[at + 1]?.label ?? ""} ${cell}`],
    );
    return `${first}: ${said.join(", ")}`;
  }),
];

/** Put in the `default` of a switch, so that a new member cannot be forgotten. */
export function never(thing: never): never {
  throw new Error(`no way to handle ${JSON.stringify(thing)}`);
}
