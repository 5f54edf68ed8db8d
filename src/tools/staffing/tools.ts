import type { DocumentDeps, DocumentTool } from "../document/document-tool.ts";
import type { Benchmark } from "./benchmark.ts";

/** The guided tools of this folder, in no order that matters. */
export const staffingTools = (
  _deps: DocumentDeps & { benchmarks: Benchmark[] },
): DocumentTool[] => [];
