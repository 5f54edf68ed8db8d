import type { SlackLog } from "../deps.ts";

const TIMEOUT_MS = 5_000;
/** Past this many at once, further ones are left out: a slow Slack must not fill our memory. */
const MOST_AT_ONCE = 50;
/** Where Slack's response_urls are, docs.slack.dev/interactivity/handling-user-interaction, and GovSlack's. */
const HOSTS = ["https://hooks.slack.com", "https://hooks.slack-gov.com"];

/**
 * Says one sentence for one person's eyes through the `response_url` of what they did. A best
 * effort: nothing depends on it, and it is never repeated.
 */
export function createRespond(deps: { apiUrl?: string; log: SlackLog }) {
  const hosts = new Set([...HOSTS, ...(deps.apiUrl ? [new URL(deps.apiUrl).origin] : [])]);
  const underWay = new Set<Promise<void>>();

  async function send(url: string, text: string): Promise<void> {
    const message = { response_type: "ephemeral", replace_original: false, text, mrkdwn: false };
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json; charset=utf-8" },
        body: JSON.stringify(message),
        redirect: "error",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.body?.cancel();
      if (!response.ok) deps.log.warn({ platform: "slack", reason: String(response.status) }, LOST);
    } catch (error) {
      deps.log.warn({ platform: "slack", err: error }, LOST);
    }
  }

  /** False when it was not even tried: no address, an address that is not Slack's, or too many at once. */
  function respond(url: unknown, text: string): boolean {
    if (typeof url !== "string" || !URL.canParse(url) || !hosts.has(new URL(url).origin))
      return false;
    if (underWay.size >= MOST_AT_ONCE) return false;
    const sending = send(url, text).finally(() => underWay.delete(sending));
    underWay.add(sending);
    return true;
  }

  return { respond, idle: async () => void (await Promise.all(underWay)) };
}

const LOST = "a short notice did not reach a person in Slack";
