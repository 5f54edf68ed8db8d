/**
 * Where Teams' own service is: commercial and GCC, and the US government's clouds
 * (TeamsServiceEndpoints in github.com/microsoft/Agents-for-js).
 */
const HOSTS = new Set([
  ...["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"],
  ...["smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us"],
]);

/** Ours; real ones have some 80 characters. */
const LONGEST = 300;

/** Plain host and path, nothing else: no userinfo, query, fragment, escapes, dots in the path, or empty parts. */
const PLAIN = /^(https?):\/\/([a-z0-9.-]+(?::\d{1,5})?)(?:\/[A-Za-z0-9_-]+)*\/?$/;

/**
 * True when the bot's token may be sent to that address: one of Microsoft's hosts by https, or one
 * of `serviceHosts` ("host" or "host:port"), where this machine's own may also be asked by http.
 * Compares letter by letter; whatever is written in another way than Teams writes it is refused.
 */
export function isOurs(serviceUrl: unknown, serviceHosts: string[]): serviceUrl is string {
  if (typeof serviceUrl !== "string" || serviceUrl.length > LONGEST) return false;
  const [, scheme, host = ""] = PLAIN.exec(serviceUrl) ?? [];
  if (scheme === "https" && HOSTS.has(host)) return true;
  return serviceHosts.includes(host) && (scheme === "https" || isLoopback(host));
}

/** True for this machine's own names, whichever way an address is written. `host` may end in a port. */
export function isLoopback(host: string): boolean {
  const url = `http://${host}`;
  if (!URL.canParse(url)) return false;
  const name = new URL(url).hostname.replace(/\.$/, "");
  return /^(.+\.)?localhost$|^127\.|^0\.0\.0\.0$|^\[::1?\]$/.test(name);
}
