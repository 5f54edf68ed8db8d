import type { ClockShown, Done, Preview, Shown, State } from "../wire.ts";

/** A request the server said no to, or that never reached it. `message` is for the person. */
export class ApiError extends Error {
  override readonly name = "ApiError";
}

const ROOT = "/playground/api";

async function call<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(ROOT + path, init).catch(() => {
    throw new ApiError("Cohort cannot be reached. Is it still running? What you typed is kept.");
  });
  const answer = await response.json().catch(() => undefined);
  if (!response.ok) throw new ApiError(answer?.error ?? `The server answered ${response.status}.`);
  return answer;
}

const get = <T>(path: string, query: Record<string, string>) =>
  call<T>(`${path}?${new URLSearchParams(query)}`);

const post = <T>(path: string, body: object) =>
  call<T>(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

/** A name for one thing a person did: sent again with every retry, so that it is done once. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

interface Act {
  as: string;
  nonce: string;
}

export const api = {
  state: (as: string) => get<State>("/state", { as }),
  messages: (as: string, conversation: string) =>
    get<{ posts: Shown[] }>("/messages", { as, conversation }),
  preview: (as: string, id: number) => get<Preview>(`/preview/${id}`, { as }),
  say: (body: Act & { conversation: string; thread: number | null; text: string }) =>
    post<Done>("/say", body),
  click: (body: Act & { post: number; action: string; value: string }) =>
    post<Done>("/click", body),
  submit: (
    body: Act & {
      conversation: string;
      thread: number | null;
      form: string;
      values: Record<string, string>;
    },
  ) => post<Done>("/submit", body),
  moveClock: (body: { as: string; to: string } | { as: string; day: string; time: string }) =>
    post<ClockShown>("/clock", body),
  events: (as: string, after: string) =>
    new EventSource(`${ROOT}/events?${new URLSearchParams({ as, after })}`),
};
