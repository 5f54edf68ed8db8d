import { findToWrite, newTs } from "./rooms.ts";
import type { SlackBlock } from "./shapes.ts";
import {
  type Answer,
  type Args,
  type FakeUpload,
  SlackRefusal,
  type Token,
  text,
  type World,
} from "./world.ts";

/** files.*: an upload in Slack's three steps. */
export function createFiles(world: World) {
  return {
    "files.getUploadURLExternal"(caller: Token, args: Args): Answer {
      const length = Number(args.length);
      if (!text(args.filename) || !(length > 0)) throw new SlackRefusal("invalid_arguments");
      const upload: FakeUpload = {
        ...{ id: world.id("F"), tenant: caller.tenant, filename: text(args.filename), length },
        ...(args.alt_txt || args.alt_text
          ? { altText: text(args.alt_txt) || text(args.alt_text) }
          : {}),
      };
      world.uploads.push(upload);
      return { upload_url: `${world.origin}/upload/v1/${upload.id}`, file_id: upload.id };
    },

    "files.completeUploadExternal"(caller: Token, args: Args): Answer {
      const asked = Array.isArray(args.files) ? (args.files as Args[]) : [];
      const files = asked.map(({ id, title }) => {
        const upload = world.uploads.find((one) => one.id === id && one.tenant === caller.tenant);
        if (!upload?.bytes) throw new SlackRefusal("file_not_found");
        upload.complete = true;
        if (title) upload.title = text(title);
        return upload;
      });
      if (files.length === 0) throw new SlackRefusal("invalid_arguments");
      if (args.channel_id) share(caller, files, args);
      return { files: files.map(({ id, title }) => ({ id, title: title ?? "" })) };
    },
  };

  function share(caller: Token, files: FakeUpload[], args: Args): void {
    const { workspace, room } = findToWrite(world, caller, args.channel_id);
    const thread = text(args.thread_ts);
    for (const file of files) {
      file.channel = room.id;
      if (thread) file.thread_ts = thread;
    }
    room.history.push({
      ...{ ts: newTs(world, room), text: text(args.initial_comment), edits: [] },
      ...{ user: workspace.botUserId, at: world.now() },
      ...(thread && { thread_ts: thread }),
      files: files.map(({ id, title }) => ({ id, ...(title && { title }) })),
    });
  }
}

/** Pictures in blocks that are not there, or are somebody else's. */
export const lostPictures = (world: World, caller: Token, blocks: SlackBlock[]): string[] =>
  blocks
    .filter(({ type, slack_file }) => type === "image" && slack_file !== undefined)
    .map(({ slack_file }) => (slack_file as { id?: string }).id)
    .filter(
      (id) =>
        !world.uploads.some((one) => one.id === id && one.complete && one.tenant === caller.tenant),
    )
    .map(() => "invalid slack file");

/** The bytes themselves; Slack takes them once, and only as many as were announced. */
export function takeBytes(
  world: World,
  id: string,
  bytes: Buffer,
): { status: number; body: string } {
  const upload = world.uploads.find((one) => one.id === id);
  if (!upload || upload.bytes) return { status: 404, body: "not found" };
  if (bytes.length !== upload.length) return { status: 400, body: "wrong length" };
  upload.bytes = bytes;
  return { status: 200, body: `OK - ${bytes.length}` };
}
