import { request } from "node:http";
import type { Done, Shown, State } from "../../../adapters/web/wire.ts";

let count = 0;
/** A nonce no other call has. */
export const nonce = () => `test-nonce-${count++}`;

/** Speaks to a playground as the page does. */
export function createClient(url: string) {
  const api = `${url}/playground/api`;

  async function post(path: string, body: object, headers: Record<string, string> = {}) {
    const response = await fetch(api + path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  }

  async function get(path: string) {
    const response = await fetch(api + path);
    return { status: response.status, body: JSON.parse(await response.text()) };
  }

  return {
    post,
    get,
    say: async (as: string, text: string, more: object = {}): Promise<Done> =>
      (await post("/say", { as, conversation: `dm:${as}`, text, nonce: nonce(), ...more })).body,
    state: async (as: string): Promise<State> => (await get(`/state?as=${as}`)).body,
    posts: async (as: string, conversation = `dm:${as}`): Promise<Shown[]> =>
      (await get(`/messages?as=${as}&conversation=${conversation}`)).body.posts,
  };
}

/** One request with a Host header of one's own, which fetch does not allow. */
export function getWithHost(url: string, host: string): Promise<number | undefined> {
  const { port, pathname } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ port, path: pathname, host: "127.0.0.1", headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

/** Reads an event stream; `next` waits for the next event of that name. */
export async function listen(url: string, as: string, after: string, lastEventId?: string) {
  const stop = new AbortController();
  const response = await fetch(`${url}/playground/api/events?as=${as}&after=${after}`, {
    signal: stop.signal,
    headers: lastEventId ? { "Last-Event-ID": lastEventId } : {},
  });
  const reader = (response.body ?? new ReadableStream())
    .pipeThrough(new TextDecoderStream())
    .getReader();
  const waiting: { event: string; id: string; data: unknown }[] = [];
  let rest = "";

  function take(text: string) {
    const parts = (rest + text).split("\n\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const fields = Object.fromEntries(
        part.split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2)),
      );
      if (fields.event)
        waiting.push({ event: fields.event, id: fields.id, data: JSON.parse(fields.data) });
    }
  }

  return {
    status: response.status,
    async next<T>(event: string): Promise<{ id: string; data: T }> {
      for (;;) {
        const at = waiting.findIndex((one) => one.event === event);
        const [found] = at === -1 ? [] : waiting.splice(at, 1);
        if (found) return found as { id: string; data: T }; // the test names what it waits for
        const { value, done } = await reader.read();
        if (done) throw new Error("the stream ended");
        take(value);
      }
    },
    close: () => stop.abort(),
  };
}
