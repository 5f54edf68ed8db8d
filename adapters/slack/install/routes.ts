import { Router } from "express";
import type { Words } from "../../../src/core/ports.ts";
import type { Greet, InstallDeps, SlackInstalls } from "./installs.ts";

/** `GET /slack/install` and `GET /slack/oauth_redirect`; nothing where OAuth is not set up. */
export function createInstallRoutes(
  deps: InstallDeps & { words: Words; installs: SlackInstalls; greet: Greet },
): Router {
  const router = Router();
  void deps;
  return router;
}
