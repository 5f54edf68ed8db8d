import http from "node:http";
import https from "node:https";
import type { ConnectorClient } from "botframework-connector";

/**
 * How long a line is kept for the next request: on one that Teams closes at that moment, nobody
 * would know what became of the message.
 */
const IDLE_MS = 4_000;

const agents = {
  "http:": new http.Agent({ keepAlive: true, timeout: IDLE_MS }),
  "https:": new https.Agent({ keepAlive: true, timeout: IDLE_MS }),
};

/** A request on its way through the SDK (PipelineRequest of @azure/core-rest-pipeline). */
interface Request {
  url: string;
  body?: unknown;
  agent?: http.Agent;
}

/** How the SDK carries out requests; its types keep this to themselves, and it has no settings for it. */
interface Pipeline {
  removePolicy(policy: { name: string }): unknown[];
  addPolicy(policy: {
    name: string;
    sendRequest<T>(request: Request, next: (request: Request) => Promise<T>): Promise<T>;
  }): void;
}

type Client = Pick<ConnectorClient, "conversations">;

interface ClientOptions {
  serviceUrl: string;
  token: string | undefined;
  /** Shown to that user alone. */
  onlyFor?: string;
}

/**
 * The SDK's client for one request: it repeats nothing (the outbox alone does), follows no
 * redirection (which would take the token along), and reuses a line only while it is fresh.
 */
export async function newClient({ serviceUrl, token, onlyFor }: ClientOptions): Promise<Client> {
  const { ConnectorClient: Sdk } = await import("botframework-connector");
  type Credentials = ConstructorParameters<typeof Sdk>[0];
  const credentials: Credentials = {
    async signRequest(request) {
      if (token !== undefined) request.headers.set("authorization", `Bearer ${token}`);
      return request;
    },
  };
  const client = new Sdk(credentials, { baseUri: serviceUrl });
  const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client;
  for (const name of ["defaultRetryPolicy", "redirectPolicy"]) {
    // Were it called otherwise one day, one lost answer would become several messages.
    if (pipeline.removePolicy({ name }).length !== 1) throw new Error(`the SDK has no ${name}`);
  }
  pipeline.addPolicy({
    name: "fresh line",
    sendRequest(request, next) {
      request.agent ??= request.url.startsWith("https:") ? agents["https:"] : agents["http:"];
      return next(request);
    },
  });
  if (onlyFor !== undefined) {
    pipeline.addPolicy({
      name: "targeted message",
      sendRequest: (request, next) => next(targeted(request, onlyFor)),
    });
  }
  return client;
}

/** The SDK knows no targeted messages (learn.microsoft.com, agents-in-teams/targeted-messages). */
function targeted(request: Request, onlyFor: string): Request {
  const url = new URL(request.url);
  url.searchParams.set("isTargetedActivity", "true");
  const said: object = JSON.parse(String(request.body));
  const recipient = { id: onlyFor, isTargeted: true };
  return Object.assign(request, { url: url.href, body: JSON.stringify({ ...said, recipient }) });
}
