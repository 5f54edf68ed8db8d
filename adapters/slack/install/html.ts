import { createHash } from "node:crypto";
import type { Response } from "express";

/** Markup that may stand in a page as it is; everything else is escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | Html | undefined | (Html | undefined)[];

const ENTITIES: Record<string, string> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;" },
  ...{ '"': "&quot;", "'": "&#39;" },
};

const show = (value: Value): string => {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.map(show).join("");
  if (value instanceof Html) return value.text;
  return value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");
};

/** A tag for templates: what is put in is escaped unless it is Html itself. */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Html =>
  new Html(parts.map((part, n) => part + show(values[n])).join(""));

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1.0625rem/1.55 system-ui, sans-serif; color: #1d2433; background: #f5f6f8; }
main { max-width: 38rem; margin: 0 auto; padding: 3rem 1.5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
ul, ol { padding-left: 1.25rem; margin: .5rem 0; }
li { margin: .35rem 0; }
dl { margin: .5rem 0; }
dt { font-weight: 600; margin-top: .75rem; }
dd { margin: 0; }
code { font: .95em ui-monospace, monospace; }
a { color: #1a4fb4; }
.button { display: inline-block; margin: 1rem 0 .25rem; padding: .75rem 1.5rem; border-radius: .5rem;
  background: #1a4fb4; color: #fff; font-weight: 600; text-decoration: none; }
.button:hover { background: #143d8c; }
:focus-visible { outline: 3px solid #e8a100; outline-offset: 3px; }
.quiet { color: #535c6e; font-size: .95rem; }
@media (prefers-color-scheme: dark) {
  body { color: #e8eaf0; background: #14171f; }
  a { color: #9dbcff; }
  .button { background: #2f66d0; color: #fff; }
  .button:hover { background: #3d74de; }
  .quiet { color: #a9b1c2; }
}
`;

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** No script, no frame, nothing from elsewhere; the address, which may hold a code, is told to nobody. */
const HEADERS = {
  "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  "Content-Type": "text/html; charset=utf-8",
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

/** One of the pages that people see while they install the bot. */
export interface Page {
  status: number;
  title: string;
  body: Html;
}

export function sendPage(res: Response, { status, title, body }: Page): void {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
  res.set(HEADERS).status(status).end(page.text);
}
