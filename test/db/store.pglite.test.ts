import { PGlite } from "@electric-sql/pglite";
import { afterAll } from "vitest";
import { openPglite } from "../../db/pglite.ts";
import { storeContract } from "../contract/store.ts";

const shared = await PGlite.create();
afterAll(() => shared.close());

storeContract("PGlite", async () => {
  await shared.exec("drop schema public cascade; create schema public");
  return { ...(await openPglite(shared)), close: async () => {} };
});
