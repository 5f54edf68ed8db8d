import type { TeamsSettings } from "../deps.ts";

/** Who speaks for Teams' service, and where the keys of its tokens are described. */
export interface Cloud {
  issuer: string;
  openIdUrl: string;
}

/** learn.microsoft.com, bot-service/rest-api/bot-framework-rest-connector-authentication. */
const PUBLIC: Cloud = {
  issuer: "https://api.botframework.com",
  openIdUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
};

/** GCC High and DoD, as GovernmentConstants in botframework-connector has it. */
const GOVERNMENT = "https://api.botframework.us";
const GOVERNMENT_HOST = "login.botframework.azure.us";

/** The US government's cloud where TEAMS_OPENID_URL names its host, the public one otherwise. */
export function cloudOf({ openIdUrl = PUBLIC.openIdUrl }: Pick<TeamsSettings, "openIdUrl">): Cloud {
  const government = new URL(openIdUrl).hostname === GOVERNMENT_HOST;
  return { issuer: government ? GOVERNMENT : PUBLIC.issuer, openIdUrl };
}
