import { answer } from "../core/answer.ts";
import type { Command } from "../core/command.ts";
import type { Words } from "../core/ports.ts";
import { showCount } from "../core/show.ts";

/** What is kept, who sees it, and the smallest number that is ever shown to others. */
export function createPrivacy(words: Words): Command {
  return {
    name: "privacy",
    async run(call) {
      const threshold = call.who.cohort?.threshold ?? 10;
      const lines = [
        words("privacy-page.counts"),
        words("privacy-page.who"),
        words("privacy-page.small", { most: showCount(threshold - 1) }),
        words("privacy-page.share"),
        words("privacy-page.legal"),
      ];
      return {
        outgoing: [
          answer(call, {
            text: [words("privacy-page.title"), ...lines].join("\n"),
            blocks: [
              { type: "heading", text: words("privacy-page.title") },
              { type: "text", text: lines.map((line) => `• ${line}`).join("\n") },
            ],
            data: { type: "privacy", threshold },
          }),
        ],
      };
    },
  };
}
