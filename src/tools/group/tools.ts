import type { DocumentDeps, DocumentTool } from "../document/document-tool.ts";

/** The guided tools of this folder, in no order that matters. */
export const groupTools = (_deps: DocumentDeps): DocumentTool[] => [];
