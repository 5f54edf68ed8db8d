import type { Words } from "../../../core/ports.ts";
import { sayChoice } from "../../document/labels.ts";

/** The eight asks of "Effective School-Community Partnerships" (NASP and NCSMH), each as a sentence. */
export const ASKS: Record<string, string> = {
  supplement: "advocacy.ask.supplement",
  roles: "advocacy.ask.roles",
  coordination: "advocacy.ask.coordination",
  workforce: "advocacy.ask.workforce",
  "school-line": "advocacy.ask.school-line",
  "social-line": "advocacy.ask.social-line",
  psychologists: "advocacy.ask.psychologists",
  medicaid: "advocacy.ask.medicaid",
};

const SHORT: Record<string, string> = {
  supplement: "advocacy.short.supplement",
  roles: "advocacy.short.roles",
  coordination: "advocacy.short.coordination",
  workforce: "advocacy.short.workforce",
  "school-line": "advocacy.short.school-line",
  "social-line": "advocacy.short.social-line",
  psychologists: "advocacy.short.psychologists",
  medicaid: "advocacy.short.medicaid",
};

const KIND: Record<string, string> = {
  legislator: "advocacy.kind.legislator",
  "board-member": "advocacy.kind.board-member",
  council: "advocacy.kind.council",
  board: "advocacy.kind.board",
  leader: "advocacy.kind.leader",
  commissioner: "advocacy.kind.commissioner",
};

const STATUS: Record<string, string> = {
  planned: "advocacy.status.planned",
  raised: "advocacy.status.raised",
  considered: "advocacy.status.considered",
  won: "advocacy.status.won",
  refused: "advocacy.status.refused",
};

export const sayAsk = (words: Words) => sayChoice(words, ASKS);
export const sayAskShort = (words: Words) => sayChoice(words, SHORT);
export const sayKind = (words: Words) => sayChoice(words, KIND);
export const sayStatus = (words: Words) => sayChoice(words, STATUS);
