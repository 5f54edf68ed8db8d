import type { ReadAnswer } from "./answer-problem.ts";

const MOST = 2_000;

/** A web address: "https://…"; one without a scheme is taken as https. */
export function readLink(text: string): ReadAnswer {
  // Slack writes a typed address as "<https://…|shown>".
  const said = text.trim().replace(/^<([^|>]+)(?:\|[^>]*)?>$/, "$1");
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(said) ? said : `https://${said}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  const isWeb = url && ["http:", "https:"].includes(url.protocol) && url.hostname.includes(".");
  if (!isWeb || /\s/.test(said) || url.username !== "" || said.length > MOST)
    return { ok: false, problem: { type: "link" } };
  return { ok: true, value: url.href };
}
