import { Refusal } from "./world.ts";

/** Sentences about what is wrong with an Adaptive Card; none when Teams takes it. */
export type CheckCard = (card: unknown) => string[];

/** "About 100 KB", counted in UTF-16 (learn.microsoft.com, format-your-bot-messages). */
const LARGEST = 100 * 1024;

const CARD = "application/vnd.microsoft.card.adaptive";
const MOST_ATTACHMENTS = 10;

/** What was wrong with cards is kept, since Teams itself tells the bot so little. */
export class BadCard extends Refusal {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(400, "BadArgument");
    this.problems = problems;
    this.message = `BadArgument: ${problems.join("; ")}`;
  }
}

/** A message as Teams takes it, or a refusal. */
export function checkSaying(body: Record<string, unknown>, checkCard: CheckCard): void {
  if (JSON.stringify(body).length * 2 > LARGEST) throw new Refusal(413, "MessageSizeTooBig");
  if (body.type !== "message" && body.type !== "typing") throw new Refusal(400, "BadSyntax");
  const attachments = Array.isArray(body.attachments) ? body.attachments : [];
  if (body.type === "message" && !body.text && attachments.length === 0)
    throw new Refusal(400, "BadSyntax");
  if (attachments.length > MOST_ATTACHMENTS) throw new Refusal(400, "BadArgument");
  const problems = attachments.flatMap(({ contentType, content }) =>
    contentType === CARD ? checkCard(content) : [],
  );
  if (problems.length > 0) throw new BadCard(problems);
}
