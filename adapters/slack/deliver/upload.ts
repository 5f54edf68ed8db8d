import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Clock } from "../../../src/core/ports.ts";
import { checkTime } from "../../attempt.ts";
import type { CallSlack } from "../deps.ts";
import { SLACK } from "../limits.ts";
import { rawStart } from "../plain.ts";
import { toDeliveryError } from "./failure.ts";
import type { Job } from "./job.ts";

/** Hands a picture to Slack for use in a message; resolves with Slack's id of it. */
export type Upload = (job: Job, picture: Buffer, alt: string) => Promise<string>;

/**
 * Slack's three steps (docs.slack.dev/messaging/working-with-files): ask where to, send the bytes,
 * say that they are there. Not shared anywhere, so a picture that no message shows is seen by nobody.
 */
export function createUpload({ call, clock }: { call: CallSlack; clock: Clock }): Upload {
  async function send(url: string, picture: Buffer): Promise<void> {
    const options = {
      ...{ method: "POST", redirect: "error" as const, body: new Uint8Array(picture) },
      ...{ headers: { "content-type": "application/octet-stream" } },
      signal: AbortSignal.timeout(SLACK.callMs),
    };
    const answer = await fetch(url, options).catch((error) => {
      throw toDeliveryError(error, clock.now());
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new DeliveryError("not-sent", `upload_http_${answer.status}`);
  }

  return async (job, picture, alt) => {
    const { tenant } = job;
    checkTime(job);
    const where = await call(tenant, "files.getUploadURLExternal", {
      ...{ filename: "chart.png", length: picture.length },
      alt_txt: rawStart(alt, SLACK.fileAlt),
    });
    const [url, id] = [String(where.upload_url), String(where.file_id)];
    checkTime(job);
    await send(url, picture);
    checkTime(job);
    await call(tenant, "files.completeUploadExternal", { files: [{ id, title: "Chart" }] });
    return id;
  };
}
