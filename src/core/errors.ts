import type { Facts } from "./reply.ts";

/** Something a person can mend; its message is shown to them as it stands. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly facts: Facts;
  constructor(message: string, facts: Record<string, unknown> = {}) {
    super(message);
    this.facts = { type: "error", ...facts };
  }
}

/** A row was changed by someone else since it was read. Read again and retry. */
export class StaleError extends Error {
  override readonly name = "StaleError";
}

/** Settings or prompts that the program cannot start with; lists every problem at once. */
export class StartError extends Error {
  override readonly name = "StartError";
  readonly problems: string[];
  constructor(problems: string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}
