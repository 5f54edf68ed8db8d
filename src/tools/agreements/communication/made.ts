import { z } from "zod";
import type { Answers, Cells } from "../../checklist.ts";
import { namedShape } from "../../document/named.ts";
import { asPeople, asText, numberOf, peopleOf, rowsOf, textOf, yesOf } from "../../given.ts";

const maybe = z.string().optional();

const messageShape = z.object({
  audience: z.string(),
  message: z.string(),
  channel: maybe,
  owner: namedShape.optional(),
  every: maybe,
  language: maybe,
  next: maybe,
});

/** What a document of kind "communication" holds: messages, the route of referrals, and two providers' sharing. */
export const communicationShape = z.object({
  owner: namedShape.optional(),
  messages: z.array(messageShape),
  heard: maybe,
  contact: maybe,
  contactNext: maybe,
  referral: z.object({
    route: maybe,
    form: maybe,
    receives: maybe,
    /** School days. */
    days: z.number().optional(),
    loop: maybe,
    crisis: z.boolean().optional(),
    consent: maybe,
    translation: maybe,
  }),
  /** When one student has a school provider and a community provider; how, never about whom. */
  two: z.object({ what: maybe, how: maybe, who: maybe, consent: maybe }),
});

export type Communication = z.infer<typeof communicationShape>;
export type Message = z.infer<typeof messageShape>;

/** The plan as answered. */
export function makeCommunication(answers: Answers): Communication {
  const text = (step: string) => textOf(answers, step);
  return {
    owner: peopleOf(answers, "owner")[0],
    messages: rowsOf(answers, "messages").flatMap(messageOf),
    heard: text("heard"),
    contact: text("contact"),
    contactNext: text("contact-next"),
    referral: {
      route: text("route"),
      form: text("form"),
      receives: text("receives"),
      days: numberOf(answers, "days"),
      loop: text("loop"),
      crisis: yesOf(answers, "crisis"),
      consent: text("consent"),
      translation: text("translation"),
    },
    two: {
      what: text("two-what"),
      how: text("two-how"),
      who: text("two-who"),
      consent: text("two-consent"),
    },
  };
}

function messageOf(row: Cells): Message[] {
  const [audience, message] = [asText(row.audience), asText(row.message)];
  if (!audience || !message) return [];
  return [
    {
      ...{ audience, message },
      channel: asText(row.channel),
      owner: asPeople(row.owner)[0],
      every: asText(row.every),
      language: asText(row.language),
      next: asText(row.next),
    },
  ];
}
