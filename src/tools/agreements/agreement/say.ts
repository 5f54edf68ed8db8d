import type { Words } from "../../../core/ports.ts";
import { sayChoice } from "../../document/labels.ts";

const PART: Record<string, string> = {
  parties: "agreement.part.parties",
  roles: "agreement.part.roles",
  referral: "agreement.part.referral",
  space: "agreement.part.space",
  data: "agreement.part.data",
  privacy: "agreement.part.privacy",
  fiscal: "agreement.part.fiscal",
  credentials: "agreement.part.credentials",
  crisis: "agreement.part.crisis",
  duration: "agreement.part.duration",
  disputes: "agreement.part.disputes",
  signatures: "agreement.part.signatures",
};

const DUTY: Record<string, string> = {
  services: "agreement.duty.services",
  reporting: "agreement.duty.reporting",
  sharing: "agreement.duty.sharing",
  meetings: "agreement.duty.meetings",
};

const STATUS: Record<string, string> = {
  agreed: "agreement.status.agreed",
  drafting: "agreement.status.drafting",
  "not-needed": "agreement.status.not-needed",
  "not-started": "agreement.status.not-started",
};

const LAW: Record<string, string> = {
  "which-law": "agreement.law.which-law",
  "who-holds": "agreement.law.who-holds",
  consent: "agreement.law.consent",
  protocol: "agreement.law.protocol",
  reviewed: "agreement.law.reviewed",
  emergency: "agreement.law.emergency",
  minors: "agreement.law.minors",
  substance: "agreement.law.substance",
};

const MONEY: Record<string, string> = {
  none: "agreement.money.none",
  pays: "agreement.money.pays",
  shared: "agreement.money.shared",
  unknown: "agreement.money.unknown",
};

const RENEWAL: Record<string, string> = {
  written: "agreement.renewal.written",
  automatic: "agreement.renewal.automatic",
  no: "agreement.renewal.no",
  unknown: "agreement.renewal.unknown",
};

/** The parts, duties and other choices of an agreement, as people read them. */
export const sayPart = (words: Words) => sayChoice(words, PART);
export const sayDuty = (words: Words) => sayChoice(words, DUTY);
export const sayStatus = (words: Words) => sayChoice(words, STATUS);
export const sayLaw = (words: Words) => sayChoice(words, LAW);
export const sayMoney = (words: Words) => sayChoice(words, MONEY);
export const sayRenewal = (words: Words) => sayChoice(words, RENEWAL);
