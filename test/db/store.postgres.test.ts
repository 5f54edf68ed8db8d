import { afterAll } from "vitest";
import { openPostgres } from "../../db/postgres.ts";
import { storeContract } from "../contract/store.ts";
import { startPostgres } from "./postgres-server.ts";

const server = await startPostgres();
afterAll(() => server.stop());

storeContract("a Postgres server", async () => openPostgres(await server.emptyDatabase()));
