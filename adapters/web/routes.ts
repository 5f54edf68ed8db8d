import express, { type ErrorRequestHandler, type Request, Router } from "express";
import type { createActs } from "./acts.ts";
import type { createCharts } from "./charts.ts";
import type { WebDeps } from "./deps.ts";
import { guard } from "./guard.ts";
import { WEB } from "./limits.ts";
import { readMoment, showClock } from "./moments.ts";
import { findPageFolder } from "./page-folder.ts";
import { findViewer } from "./places.ts";
import { Problem } from "./problem.ts";
import { readBody, readText } from "./read.ts";
import { type createStream, readCursor } from "./stream.ts";
import type { createViews } from "./views.ts";
import type { Wake } from "./wake.ts";

interface Parts {
  acts: ReturnType<typeof createActs>;
  views: ReturnType<typeof createViews>;
  open: ReturnType<typeof createStream>;
  picture: ReturnType<typeof createCharts>;
  wake: Wake;
  /** False before the start and once the program is stopping: a new stream would hold it up. */
  running: () => boolean;
  /** Holds what ends each open stream. */
  streams: Set<() => void>;
}

/** One value of the query; left out or repeated counts as nothing. */
const query = (req: Request, name: string) => {
  const value = req.query[name];
  return typeof value === "string" ? value : "";
};

/** The page and its API. Nothing outside "/" and "/playground" is touched. */
export function createRoutes(deps: WebDeps, parts: Parts): Router {
  const folder = findPageFolder();
  const router = Router();
  router.get("/", guard, (_req, res) => {
    res.set("Cache-Control", "no-cache").sendFile("index.html", { root: folder });
  });
  router.use("/playground", guard);
  router.use(
    "/playground/page",
    express.static(folder, { index: false, redirect: false, maxAge: 0 }),
  );
  router.use("/playground/api", createApi(deps, parts));
  router.get("/playground/charts/:post/:n.png", async (req, res) => {
    const n = Number(req.params.n);
    const post = await parts.views.post(query(req, "as"), req.params.post);
    const png = await parts.picture(post, n);
    res.set("Cache-Control", "private, max-age=86400, immutable").type("png").send(png);
  });
  router.use("/playground", (_req, _res) => {
    throw new Problem(404, "There is nothing at this address.");
  });
  router.use(inWords(deps));
  return router;
}

function createApi(
  { clock, directory }: WebDeps,
  { acts, views, open, wake, running, streams }: Parts,
): Router {
  const api = Router();
  api.use((_req, res, next) => {
    res.set("Cache-Control", "no-store");
    next();
  });
  api.use((req, _res, next) => {
    if (req.method === "POST" && !req.is("application/json"))
      throw new Problem(415, "Send JSON, as application/json.");
    next();
  });
  api.use(express.json({ limit: WEB.body, strict: true }));

  api.get("/state", async (req, res) => res.json(await views.state(query(req, "as"))));
  api.get("/messages", async (req, res) =>
    res.json(await views.messages(query(req, "as"), query(req, "conversation"))),
  );
  api.get("/preview/:post", async (req, res) =>
    res.json(await views.preview(query(req, "as"), req.params.post)),
  );
  api.post("/say", async (req, res) => res.json(await acts.say(readBody(req.body))));
  api.post("/click", async (req, res) => res.json(await acts.click(readBody(req.body))));
  api.post("/submit", async (req, res) => res.json(await acts.submit(readBody(req.body))));

  api.post("/clock", async (req, res) => {
    const body = readBody(req.body);
    const { member } = await findViewer(directory, readText(body, "as", 200));
    await clock.moveTo(readMoment(body, clock.now(), member.zone));
    wake.wake();
    res.json(showClock(clock.now(), member.zone));
  });

  api.get("/events", async (req, res) => {
    const { member } = await findViewer(directory, query(req, "as"));
    if (!running())
      throw new Problem(503, "Cohort is starting or stopping. Try again in a moment.");
    if (streams.size >= WEB.streams)
      throw new Problem(503, "Too many pages are open. Close one and try again.");
    const from =
      readCursor(String(req.headers["last-event-id"] ?? "")) ?? readCursor(query(req, "after"));
    res.set({ "Content-Type": "text/event-stream", "X-Accel-Buffering": "no" });
    res.flushHeaders();
    const close = open(res, member.userId, from ?? { id: 0, editedAt: clock.now() });
    streams.add(close);
    res.on("close", () => streams.delete(close));
  });
  return api;
}

/** Express marks what a client did wrong with a status and a type; the rest is ours. */
const typeOf = (error: unknown) =>
  typeof error === "object" && error !== null && "type" in error ? error.type : undefined;

/** Every failure as JSON with one sentence. Ours get a reference and are logged, without content. */
function inWords({ log, newId }: WebDeps): ErrorRequestHandler {
  return (error, _req, res, next) => {
    if (res.headersSent) return next(error);
    if (error instanceof Problem)
      return void res.status(error.status).json({ error: error.message });
    const type = typeOf(error);
    if (type === "entity.too.large")
      return void res.status(413).json({ error: "That is too long. A request can hold 1 MB." });
    if (type === "entity.parse.failed")
      return void res.status(400).json({ error: "The request is not valid JSON." });
    if (type !== undefined || error instanceof URIError)
      return void res.status(400).json({ error: "The request cannot be read." });
    const reference = newId().slice(0, 8);
    log.error({ err: error, reference }, "a playground request failed");
    const sorry = "Something went wrong on our side. Nothing you sent before is lost. Try again.";
    res.status(500).json({ error: `${sorry} Reference ${reference}.`, reference });
  };
}
