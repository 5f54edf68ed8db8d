import type { IncomingMessage } from "node:http";

/** Bytes of one request. What Slack and Teams send is far below; Bolt's default of 4 MiB is more than we ever need. */
const MOST_BYTES = 1_000_000;

/** The raw bytes of a request, or the status that refuses it. Never holds more than the limit. */
export async function readBody(req: IncomingMessage): Promise<Buffer | 400 | 413 | 415> {
  // Neither platform compresses; an unpacked body could be any size.
  const encoding = req.headers["content-encoding"] ?? "identity";
  if (encoding !== "identity") return 415;
  if (Number(req.headers["content-length"] ?? 0) > MOST_BYTES) return 413;
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    req.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_BYTES) {
        chunks.length = 0;
        req.pause();
        resolve(413);
      } else chunks.push(chunk);
    });
    req.once("end", () => resolve(Buffer.concat(chunks)));
    req.once("error", () => resolve(400));
    req.once("close", () => resolve(400));
  });
}
