import { expect, it } from "vitest";
import { createLog } from "../src/log.ts";

const CANARY = "Jamie Canary, room 12";

/** A logger and what it wrote. */
function listen(level = "info") {
  const lines: string[] = [];
  const log = createLog({ level, to: { write: (line: string) => void lines.push(line) } });
  return { log, lines, read: () => lines.map((line) => JSON.parse(line)) };
}

it("writes one JSON line with the facts that are allowed", () => {
  const { log, lines, read } = listen();
  log.warn(
    { outbox: 7, platform: "slack", state: "dead", reason: "channel_not_found" },
    "given up",
  );
  expect(lines[0]?.indexOf("\n")).toBe((lines[0]?.length ?? 0) - 1);
  expect(read()).toMatchObject([
    {
      level: 40,
      outbox: 7,
      platform: "slack",
      state: "dead",
      reason: "channel_not_found",
      msg: "given up",
    },
  ]);
});

it("leaves out every fact that is not on the list", () => {
  const { log, lines } = listen();
  const facts = { job: "beat", text: CANARY, person: { name: CANARY }, reply: { text: CANARY } };
  log.error(facts, "failed");
  expect(lines.join()).toContain('"job":"beat"');
  expect(lines.join()).not.toContain("Canary");
});

it("says where an error happened and what kind it is, never what its message quotes", () => {
  const { log, lines, read } = listen();
  const inner = Object.assign(new Error(`Key (name)=(${CANARY}) exists`), { code: "23505" });
  const message = `Failed query: params: ${CANARY}\n    at ${CANARY}`;
  log.error({ err: new RangeError(message, { cause: inner }), reference: "r1" }, "failed");
  log.error({ err: CANARY }, "failed");
  log.error({ err: Object.assign(new Error("x"), { code: CANARY }) }, "failed");
  expect(lines.join()).not.toContain("Canary");
  expect(read()[0].err).toMatchObject({ type: "RangeError", cause: { code: "23505" } });
  expect(read()[0].err.stack).toContain("log.test.ts");
});

it("passes a reason on only when it is a code", () => {
  const { log, lines, read } = listen();
  log.warn({ reason: `could not say "${CANARY}"` }, "not delivered");
  log.warn({ reason: "ECONNRESET" }, "not delivered");
  expect(lines.join()).not.toContain("Canary");
  expect(read().map(({ reason }) => reason)).toEqual([undefined, "ECONNRESET"]);
});

it("keeps quiet below its level", () => {
  const { log, lines } = listen("error");
  log.info({ job: "beat" }, "beat");
  expect(lines).toEqual([]);
});
