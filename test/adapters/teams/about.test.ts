import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { createAboutRoutes } from "../../../adapters/teams/about.ts";
import { createServer } from "../../../src/server.ts";
import { shipped } from "../../bot.ts";

const { developer } = JSON.parse(readFileSync("adapters/teams/manifest.json", "utf8"));
const server = createServer({
  routers: [createAboutRoutes(shipped)],
  ready: async () => undefined,
});
const port = await server.listen(0, "127.0.0.1");
afterAll(() => server.close());

it.each([
  ["websiteUrl", /communities of practice/],
  ["privacyUrl", /never give me a student's name/i],
  ["termsOfUseUrl", /MIT license/],
])("answers where the app's package says its %s is", async (name, says) => {
  const { pathname } = new URL(developer[name]);
  const answer = await fetch(`http://127.0.0.1:${port}${pathname}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
  expect(await answer.text()).toMatch(says);
});
