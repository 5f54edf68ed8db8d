import { createServer as createHttpServer, type Server } from "node:http";
import express, { type Router } from "express";
import { StartError } from "./core/errors.ts";

const DRAIN_MS = 10_000;

/** The HTTP side of the program: health, and whatever adapters bring. */
export function createServer(deps: {
  routers: Router[];
  ready: () => Promise<string | undefined>;
}) {
  const app = express();
  app.disable("x-powered-by");
  app.get("/livez", (_req, res) => void res.type("text").send("ok\n"));
  app.get("/readyz", async (_req, res) => {
    const reason = await deps.ready();
    res
      .status(reason ? 503 : 200)
      .type("text")
      .send(`${reason ?? "ok"}\n`);
  });
  for (const router of deps.routers) app.use(router);
  const server = createHttpServer(app);

  return {
    listen: (port: number, host: string) => listen(server, port, host),
    /** Stops taking requests; those under way have ten seconds to end. */
    close: () => close(server),
  };
}

/** The port that was taken. Throws StartError when it is not free. */
function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new StartError([
              `PORT ${port} is in use by another program. Stop that one, or set PORT to another number, like PORT=${port + 1}.`,
            ])
          : error,
      ),
    );
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const hurry = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(hurry);
      resolve();
    });
    server.closeIdleConnections();
  });
}
