import type { IncomingMessage, ServerResponse } from "node:http";

/** What a platform's request is answered. */
export interface HttpAnswer {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON; an empty answer when left out. */
  body?: object;
  /** Told once whether the answer was written whole; what must not hold it up begins here. */
  written?(whole: boolean): void;
}

/** A request that was let go after its refusal may still be writing for this long. */
const LINGER_MS = 1_000;

/** An empty answer to a request whose body may not have been read. */
export function refuse(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
): void {
  // The rest of a body that nobody wants is let through unread, for a moment.
  if (!req.complete) {
    res.setHeader("Connection", "close");
    req.resume();
    setTimeout(() => req.destroy(), LINGER_MS).unref();
  }
  res.writeHead(status, headers).end();
}

/** Writes an answer, and tells it, then `done`, whether it was written whole. */
export function send(
  res: ServerResponse,
  answer: HttpAnswer,
  done?: (whole: boolean) => void,
): void {
  const ended = (whole: boolean) => {
    done?.(whole);
    answer.written?.(whole);
  };
  // Whoever has hung up by now gets nothing.
  if (res.closed) {
    ended(false);
    return;
  }
  res.once("close", () => ended(res.writableFinished));
  res.setHeader("Cache-Control", "no-store");
  if (!answer.body) return void res.writeHead(answer.status, answer.headers).end();
  const type = { "Content-Type": "application/json; charset=utf-8" };
  res.writeHead(answer.status, { ...answer.headers, ...type });
  res.end(JSON.stringify(answer.body));
}
