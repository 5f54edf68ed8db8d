import { openSqlite } from "../../db/sqlite.ts";
import { storeContract } from "../contract/store.ts";

storeContract("SQLite", () => openSqlite(":memory:"));
