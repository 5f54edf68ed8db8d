import { clip } from "../text.ts";
import { type Element, inert } from "./elements.ts";
import { TEAMS } from "./limits.ts";

/**
 * Where a picture may come from: https, or inside the card. Teams takes data URIs within a card's
 * size (learn.microsoft.com/answers 2152702; pnp.github.io, display-images-in-adaptive-cards).
 */
export const isPicture = (url: string): boolean =>
  isWeb(url) ||
  (/^data:image\/png;base64,[\w+/]+=*$/.test(url) && url.length <= TEAMS.pictureBytes);

/** True for an https address that a card can hold, without a user or a password in it. */
export function isWeb(url: string): boolean {
  if (url.length > TEAMS.url || !URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === "https:" && username === "" && password === "";
}

/** A picture with words for whoever does not see it. */
export const image = (url: string, alt: string): Element => ({
  type: "Image",
  url: inert(url),
  altText: inert(clip(alt, TEAMS.summary)),
  size: "Stretch",
});
