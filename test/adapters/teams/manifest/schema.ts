import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// CommonJS, whose default exports are not what an import of them is typed as.
const require = createRequire(import.meta.url);
const { default: Ajv } = require("ajv-draft-04") as typeof import("ajv-draft-04");
const { default: addFormats } = require("ajv-formats") as typeof import("ajv-formats");

const FILE = "build/json-schemas/teams/v1.29/MicrosoftTeams.schema.json";

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv as never);
const validate = ajv.compile(
  JSON.parse(readFileSync(`node_modules/@microsoft/app-manifest/${FILE}`, "utf8")),
);

/** What Microsoft's schema 1.29 has against a manifest; nothing when it is good. */
export function schemaErrors(manifest: unknown): string[] {
  validate(manifest);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
