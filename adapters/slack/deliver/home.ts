import type { Clock, Words } from "../../../src/core/ports.ts";
import { renderHome } from "../render-home.ts";
import { type Job, repeatable } from "./job.ts";
import type { Paced } from "./post.ts";

/** Puts a message in the place of a person's App Home. Publishing twice is publishing once. */
export const createPublish =
  ({ paced, clock, words }: { paced: Paced; clock: Clock; words: Words }) =>
  async (job: Job, user: string): Promise<void> => {
    const view = renderHome(job.message.reply, words("slack.home-more"));
    try {
      await paced(job, `home:${user}`, "views.publish", { user_id: user, view });
    } catch (error) {
      throw repeatable(job, clock, error);
    }
  };
