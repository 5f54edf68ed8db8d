import type { Address } from "./address.ts";
import type { Outcome } from "./change.ts";
import type { Incoming } from "./incoming.ts";
import type { Cohort, District, Identity, Membership, Person, Role } from "./records.ts";
import type { Reply } from "./reply.ts";

/** Who is asking. A stranger has a person but no membership. */
export interface Who {
  identity: Identity;
  person: Person;
  membership?: Membership;
  cohort?: Cohort;
  district?: District;
}

/** One thing to decide on. `attempt` is above 1 when someone else changed the same rows a moment before. */
export interface Call {
  who: Who;
  incoming: Incoming;
  at: Address;
  now: Date;
  attempt: number;
  /** The stable id of this event: derive ids of records from it where a repeat must find them. */
  cause: string;
}

/** Words people type. Its summary, usage and example are words under `command.<name>`. */
export interface Command {
  name: string;
  aliases?: string[];
  /** Second words that make it a command even where plain words would be an answer ("plan due …"). */
  verbs?: string[];
  /** Only these roles may use it; everyone when left out. */
  roles?: Role[];
  run(call: Call, args: string): Promise<Outcome>;
  /** What it would show, without doing anything; only for commands that can be asked this way. */
  look?(call: Call, args: string): Promise<Reply>;
}

/** Answers buttons and forms whose id starts with "<prefix>:", and may claim plain messages. */
export interface Responder {
  prefix: string;
  /** `rest` is the id after the prefix, split at colons. */
  action?(call: Call, rest: string[], value: string): Promise<Outcome>;
  /** `section`: the part of the form that `values` are of, while others are still to come. */
  submit?(
    call: Call,
    rest: string[],
    values: Record<string, string>,
    section?: string,
  ): Promise<Outcome>;
  /** Adds what the person should know after a command, e.g. that a question is still open. */
  after?(call: Call, outcome: Outcome): Promise<Outcome>;
  /**
   * Undefined: not mine. `command` is the command these words begin with, if they do; `surely` when
   * they can hardly be meant as an answer.
   */
  message?(
    call: Call,
    text: string,
    command?: { name: string; surely: boolean },
  ): Promise<Outcome | undefined>;
}

/** Something whose moment has come; done at most once, however many processes ask. */
export interface Due {
  cause: string;
  /** The person it speaks to: several things for one person in one beat become one message. */
  personId?: string;
  /** `alone`: its message will not be joined with others, so it may have a key of its own. */
  decide(attempt: number, alone: boolean): Promise<Outcome>;
}

/** Work nobody typed. The beat asks each job what is due. */
export interface Job {
  name: string;
  due(now: Date): Promise<Due[]>;
}

/** What a feature brings to the program. */
export interface Feature {
  commands?: Command[];
  responders?: Responder[];
  jobs?: Job[];
}
