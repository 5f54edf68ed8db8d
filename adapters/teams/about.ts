import { Router } from "express";
import type { Words } from "../../src/core/ports.ts";
import { ABOUT } from "./manifest/build-manifest.ts";

/** The three addresses that the app's package names, as plain words: what it is, what it keeps, on which terms. */
export function createAboutRoutes({ words }: { words: Words }): Router {
  const router = Router();
  const page = (path: string, lines: string[]) =>
    void router.get(path, (_req, res) => {
      res.set("X-Content-Type-Options", "nosniff");
      res.type("text").send(`${lines.join("\n\n")}\n`);
    });
  page(ABOUT.website, [
    words("teams.manifest.full-name"),
    words("teams.manifest.long-description"),
    ...[ABOUT.privacy, ABOUT.terms],
  ]);
  page(ABOUT.privacy, [
    words("privacy-page.title"),
    words("privacy-page.counts"),
    words("privacy-page.who"),
    words("privacy-page.share"),
    words("teams.about.privacy"),
    words("privacy-page.legal"),
  ]);
  page(ABOUT.terms, [words("teams.about.terms")]);
  return router;
}
