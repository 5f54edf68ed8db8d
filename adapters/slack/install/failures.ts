import { ErrorCode } from "@slack/oauth";
import type { NewId, Words } from "../../../src/core/ports.ts";
import type { SlackLog } from "../deps.ts";
import { codeOf, refusalOf } from "../slack-client.ts";
import type { Page } from "./html.ts";
import { failedPage } from "./pages.ts";
import { STATE_MINUTES } from "./state.ts";

/** Answers of oauth.v2.access (https://docs.slack.dev/reference/methods/oauth.v2.access). */
const CODE_USED = new Set(["invalid_code", "code_already_used", "code_expired"]);
const SETTINGS = new Set([
  ...["bad_client_secret", "bad_redirect_uri", "invalid_client_id", "invalid_client"],
  ...["redirect_uri_mismatch", "oauth_authorization_url_mismatch"],
]);

/** A workspace gave less than the bot cannot do without. */
export class ScopesError extends Error {
  override readonly name = "ScopesError";
  readonly missing: string[];
  constructor(missing: string[]) {
    super("scopes are missing");
    this.missing = missing;
  }
}

/** What Slack says in the address it sends people back to; undefined when it says nothing bad. */
export function refusedPage(words: Words, error: string): Page {
  if (error === "access_denied")
    return failedPage(words, 200, words("slack.install-failed.denied"));
  const code = /^[a-z_]{1,40}$/.test(error) ? error : "unknown";
  return failedPage(words, 400, words("slack.install-failed.refused", { code }));
}

/** The page for each way in which an installation goes wrong. Logs codes, for the operator. */
export function failureOf(deps: { words: Words; log: SlackLog; newId: NewId }, error: unknown) {
  const { words, log, newId } = deps;
  const { code } = error as { code?: unknown };
  const bad = [ErrorCode.MissingStateError, ErrorCode.InvalidStateError, "ERR_INVALID_URL"];
  const mending = { minutes: STATE_MINUTES };
  if (bad.some((one) => one === code) || code === ErrorCode.MissingCodeError)
    return failedPage(words, 400, words("slack.install-failed.state", mending));
  if (error instanceof ScopesError) {
    const missing = error.missing.join(", ");
    return failedPage(words, 400, words("slack.install-failed.scopes", { missing }));
  }
  const reference = newId().slice(0, 8);
  const reason = codeOf(error) ?? "unknown";
  log.error({ platform: "slack", reference, reason, err: error }, "an installation failed");
  const refusal = refusalOf(error);
  if (refusal && CODE_USED.has(refusal))
    return failedPage(words, 400, words("slack.install-failed.code"));
  if (refusal && SETTINGS.has(refusal))
    return failedPage(words, 500, words("slack.install-failed.settings", { code: refusal }));
  if (refusal)
    return failedPage(words, 502, words("slack.install-failed.refused", { code: refusal }));
  if (typeof code === "string" && code.startsWith("slack_webapi_"))
    return failedPage(words, 502, words("slack.install-failed.away"));
  return failedPage(words, 500, words("slack.install-failed.ours", { reference }));
}
