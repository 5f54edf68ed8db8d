import { UsageError } from "./usage-error.ts";

/** The origin of a public https address. Throws UsageError with what would be right. */
export function originOf(url: string, platform: string): string {
  const said = `--url ${url}`;
  if (!URL.canParse(url))
    throw new UsageError(`${said} is no web address; it must look like https://cohort.example.org`);
  const { protocol, pathname, search, hash, username, origin } = new URL(url);
  if (protocol !== "https:")
    throw new UsageError(`${said} must begin with https://, or ${platform} refuses it`);
  if (pathname !== "/" || search || hash || username)
    throw new UsageError(
      `${said} must be the address alone, without path, query or user: ${origin}`,
    );
  return origin;
}
