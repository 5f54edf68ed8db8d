import type { RequestHandler } from "express";
import { Problem } from "./problem.ts";

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

const HEADERS = {
  "Content-Security-Policy":
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

/**
 * Only this computer's own page gets in. The Host check stops a foreign name that was made to
 * point at 127.0.0.1; the Origin check stops other sites from acting through an open browser.
 */
export const guard: RequestHandler = (req, res, next) => {
  res.set(HEADERS);
  const host = req.headers.host ?? "";
  if (!LOOPBACK.test(host)) throw new Problem(403, "Open the playground as http://localhost.");
  const { origin } = req.headers;
  if (origin !== undefined && origin !== `http://${host}`)
    throw new Problem(403, "Another site may not use the playground.");
  const site = req.headers["sec-fetch-site"];
  const inner = req.path.startsWith("/api") || req.path.startsWith("/charts");
  if (inner && site !== undefined && site !== "same-origin" && site !== "none")
    throw new Problem(403, "Another site may not use the playground.");
  next();
};
