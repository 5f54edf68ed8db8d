import { createServer, type ServerResponse } from "node:http";
import type { Keys } from "./keys.ts";

/** How Microsoft's key server behaves when it does not answer as it should. */
export type KeyTrouble = "down" | "hangs" | "nonsense" | "no-keys" | "elsewhere";

/** Publishes keys on a local port as login.botframework.com does, and counts how often it is asked. */
export async function startKeyServer(keys: Keys) {
  let trouble: KeyTrouble | undefined;
  const asked = { document: 0, keys: 0 };

  function documentOf(origin: string): unknown {
    if (trouble === "nonsense") return ["jwks_uri", origin];
    if (trouble === "elsewhere") return keys.openId("file:///etc/keys");
    return keys.openId(`${origin}/keys`);
  }

  const server = createServer((req, res) => {
    const isDocument = req.url !== "/keys";
    asked[isDocument ? "document" : "keys"]++;
    if (trouble === "hangs") return;
    if (trouble === "down") return answer(res, 503, {});
    if (isDocument) return answer(res, 200, documentOf(`http://${req.headers.host}`));
    answer(res, 200, trouble === "no-keys" ? { keys: "none" } : keys.jwks());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    asked,
    url: `http://127.0.0.1:${port}/v1/.well-known/openidconfiguration`,
    suffer(next: KeyTrouble | undefined) {
      trouble = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
