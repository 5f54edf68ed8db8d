import { createHmac } from "node:crypto";
import type { Gesture } from "./gestures.ts";

/** What the program answered. */
export interface Answered {
  status: number;
  headers: Headers;
  /** Parsed where it was JSON; undefined where it was empty. */
  body?: Record<string, unknown>;
  raw: string;
  /** Milliseconds from the first byte sent to the last one read. */
  took: number;
}

export interface SendOptions {
  /** Slack sends an event again: which time this is, and why. */
  retry?: { num: number; reason: string };
  /** The time in the signature, where it is not now. */
  at?: Date;
  /** Signed with another secret. */
  secret?: string;
  /** Replaces headers; undefined leaves one out. */
  headers?: Record<string, string | undefined>;
}

/** The signature of a body, docs.slack.dev/authentication/verifying-requests-from-slack */
export const signatureOf = (secret: string, seconds: number | string, body: string) =>
  `v0=${createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex")}`;

const FORM = "application/x-www-form-urlencoded";

/** A gesture as Slack writes it into a request: JSON for events, forms for everything else. */
function encode({ type, payload }: Gesture): { type: string; body: string } {
  if (type === "events_api") return { type: "application/json", body: JSON.stringify(payload) };
  if (type === "interactive") {
    const body = new URLSearchParams({ payload: JSON.stringify(payload) });
    return { type: FORM, body: body.toString() };
  }
  const given = Object.entries(payload).map(([key, value]): [string, string] => [
    key,
    String(value),
  ]);
  return { type: FORM, body: new URLSearchParams(given).toString() };
}

/** Sends to `url` ("http://…/slack/events") exactly as Slack does. */
export function createSender(deps: { url: string; secret: string; now: () => Date }) {
  async function post(
    type: string,
    body: string,
    { retry, at, secret = deps.secret, headers = {} }: SendOptions = {},
  ): Promise<Answered> {
    const seconds = Math.floor((at ?? deps.now()).getTime() / 1000);
    const all: Record<string, string | undefined> = {
      ...{ "content-type": type, "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)" },
      "x-slack-request-timestamp": String(seconds),
      "x-slack-signature": signatureOf(secret, seconds, body),
      ...(retry && {
        ...{ "x-slack-retry-num": String(retry.num), "x-slack-retry-reason": retry.reason },
      }),
      ...headers,
    };
    const set = Object.entries(all).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    );
    const began = performance.now();
    const response = await fetch(deps.url, { method: "POST", headers: set, body });
    const raw = await response.text();
    return {
      ...{ status: response.status, headers: response.headers, raw },
      took: performance.now() - began,
      ...(raw.startsWith("{") && { body: JSON.parse(raw) as Record<string, unknown> }),
    };
  }

  return {
    post,
    send(gesture: Gesture, options: SendOptions = {}): Promise<Answered> {
      const { type, body } = encode(gesture);
      return post(type, body, options);
    },
    /** Slack looks at the certificate: a form without a signature. */
    sslCheck: (options: SendOptions = {}) =>
      post(FORM, "token=t&ssl_check=1", {
        ...options,
        headers: { "x-slack-signature": undefined, "x-slack-request-timestamp": undefined },
      }),
    /** Slack asks whether the address is ours. */
    urlVerification: (challenge: string, options: SendOptions = {}) =>
      post(
        "application/json",
        JSON.stringify({ type: "url_verification", token: "t", challenge }),
        options,
      ),
  };
}
