import { renderConsole } from "../../adapters/console/render.ts";
import type { Posting } from "../core/change.ts";
import type { Channel } from "../core/records.ts";

/** Standard output, in one place, so that nothing else is ever mixed into it. */
export const print = (text: string) => void process.stdout.write(`${text}\n`);

/** "dm:ana" or "#riverbend-cohort". */
function placeName(message: Posting, channels: Channel[]): string {
  const { conversation } = message.to;
  const channel = channels.find((one) => one.conversation === conversation);
  return channel ? `#${channel.name}` : conversation;
}

/** Messages as JSON for scripts, or in words. The JSON's shape is a promise to scripts. */
export function printReplies(messages: Posting[], channels: Channel[], json: boolean): void {
  if (json) {
    const replies = messages.map((message) => ({
      to: placeName(message, channels),
      private: message.privateTo !== undefined || message.to.conversation.startsWith("dm:"),
      text: message.reply.text,
      blocks: message.reply.blocks ?? [],
      data: message.reply.data ?? {},
    }));
    print(JSON.stringify({ replies }, null, 2));
    return;
  }
  for (const message of messages) {
    print(`── ${placeName(message, channels)}`);
    print(renderConsole(message.reply));
    print("");
  }
}
