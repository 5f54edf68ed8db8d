import type { Installation as Granted } from "@slack/oauth";
import type { Words } from "../../../src/core/ports.ts";
import type { SlackSettings } from "../deps.ts";
import { slackSite } from "../slack-client.ts";
import { type Html, html, type Page } from "./html.ts";
import { SCOPES } from "./scopes.ts";
import { STATE_MINUTES } from "./state.ts";

const list = (items: string[]): Html =>
  html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;

/** Says what the bot will do, and leads to Slack. `more` also asks for the optional permissions. */
export function landingPage(words: Words, links: { least: string; more: string }): Page {
  const does = [
    ...[words("slack.install.does.tools"), words("slack.install.does.plans")],
    ...[words("slack.install.does.briefs"), words("slack.install.does.digests")],
  ];
  const why = SCOPES.map(({ name, optional, why: reason }) => {
    const told = reason(words);
    const text = optional ? words("slack.install.why.optional", { why: told }) : told;
    return html`<dt><code>${name}</code></dt><dd>${text}</dd>`;
  });
  const body = html`<p>${words("slack.install.intro")}</p>
<p><a class="button" href="${links.least}">${words("slack.install.button")}</a></p>
<p><a href="${links.more}">${words("slack.install.button-more")}</a></p>
<p class="quiet">${words("slack.install.later", { minutes: STATE_MINUTES })}</p>
<h2>${words("slack.install.does.title")}</h2>
${list(does)}
<h2>${words("slack.install.why.title")}</h2>
<dl>${why}</dl>
<p>${words("slack.install.why.private")}</p>`;
  return { status: 200, title: words("slack.install.title"), body };
}

/** Says what to do next, in the workspace or with the organization. */
export function installedPage(words: Words, settings: SlackSettings, granted: Granted): Page {
  const { isEnterpriseInstall, team, enterprise, appId } = granted;
  if (isEnterpriseInstall) return orgPage(words, granted, enterprise?.name ?? "Slack");
  // https://docs.slack.dev/interactivity/deep-linking, "Open an app's page"
  const link = slackSite(settings, "/app_redirect");
  if (appId) link.searchParams.set("app", appId);
  if (team) link.searchParams.set("team", team.id);
  const body = html`<h2>${words("slack.installed.next")}</h2>
<ol>
<li><a href="${link.href}">${words("slack.installed.open")}</a></li>
<li>${words("slack.installed.command")}</li>
<li>${words("slack.installed.invite")}</li>
</ol>`;
  const title = words("slack.installed.title", { name: team?.name ?? "Slack" });
  return { status: 200, title, body };
}

/** An organization's page of the app, where its address came from auth.test and is a web address. */
function orgPage(words: Words, { enterpriseUrl, appId }: Granted, name: string): Page {
  const path = `manage/organization/apps/profile/${encodeURIComponent(appId ?? "")}/workspaces/add`;
  const link =
    enterpriseUrl && URL.canParse(path, enterpriseUrl) ? new URL(path, enterpriseUrl) : undefined;
  const way =
    link?.protocol === "https:"
      ? html`<p><a class="button" href="${link.href}">${words("slack.installed.org.add")}</a></p>`
      : undefined;
  const body = html`<p>${words("slack.installed.org.rest")}</p>${way}`;
  return { status: 200, title: words("slack.installed.org.title", { name }), body };
}

/** Says why nothing was installed, and leads back to the start. */
export function failedPage(words: Words, status: number, reason: string): Page {
  const body = html`<p>${reason}</p>
<p><a class="button" href="/slack/install">${words("slack.install-failed.again")}</a></p>`;
  return { status, title: words("slack.install-failed.title"), body };
}
