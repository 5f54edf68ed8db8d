import { checkedContent } from "./check.ts";
import { newTs } from "./rooms.ts";
import { type Args, SlackRefusal, text, type World, yes } from "./world.ts";

const MOST_USES = 5;

/** What a response_url does with what is posted to it: five times, for thirty minutes. */
export function takeResponse(world: World, id: string, body: Buffer) {
  const known = world.responseUrls.get(id);
  const workspace = known && world.workspaces.get(known.team);
  const room = known && workspace?.rooms.get(known.channel);
  if (!known || !workspace || !room) return refusal(404, "no_such_url");
  if (world.now().getTime() > known.until) return refusal(404, "expired_url");
  if (known.uses >= MOST_USES) return refusal(404, "used_url");
  known.uses++;
  try {
    const args = JSON.parse(body.toString()) as Args;
    const clicked = room.history.find(({ ts }) => ts === known.ts);
    if (yes(args.delete_original)) {
      if (clicked) room.history.splice(room.history.indexOf(clicked), 1);
      return { status: 200, body: "ok" };
    }
    const { blocks, ...said } = checkedContent(args);
    const shared = { text: said.text, at: world.now(), ...(blocks && { blocks }) };
    const thread = text(args.thread_ts);
    if (yes(args.replace_original) && clicked) {
      clicked.edits.push(clicked.text);
      Object.assign(clicked, shared);
      return { status: 200, body: "ok" };
    }
    const placed = { ...shared, ts: newTs(world, room), ...(thread && { thread_ts: thread }) };
    if (args.response_type === "in_channel") {
      room.history.push({ ...placed, user: workspace.botUserId, edits: [] });
    } else room.ephemerals.push({ ...placed, for: known.user, by: "response_url" });
    return { status: 200, body: "ok" };
  } catch (error) {
    if (error instanceof SlackRefusal) return refusal(400, error.code);
    return refusal(400, "invalid_payload");
  }
}

const refusal = (status: number, error: string) => ({
  ...{ status, body: JSON.stringify({ ok: false, error }) },
});
