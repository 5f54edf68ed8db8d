#!/usr/bin/env node
import { ensureBuilt } from "./built.mjs";
import { ensureInstalled } from "./ensure.mjs";

// Whatever this says goes to stderr: stdout is for the subcommand's answer.
await ensureInstalled();
await ensureBuilt();
await import("../dist/src/cli/cohort.js");
