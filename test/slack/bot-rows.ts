import { directOf } from "../../adapters/slack/places.ts";
import type { Change } from "../../src/core/change.ts";
import { PEOPLE } from "../../src/demo/roster.ts";
import { demoRows } from "../../src/demo/rows.ts";
import type { FakeSlack } from "./fake/slack.ts";

export const TEAM = "T1";

/** The Slack user of somebody in the demo, and the channel of a demo channel. */
export const userOf = (handle: string) => `U${handle.toUpperCase()}`;
const channelId = (name: string) => `C${name.toUpperCase().replaceAll("-", "")}`;

/** The demo cohort as it is when it lives in Slack: the same people and places, by their ids there. */
export const slackRows = (now: Date): Change[] =>
  demoRows(now).flatMap((change): Change[] => {
    if (change.op !== "insert") return [change];
    if (change.kind === "identity") {
      const { row } = change;
      if (row.platform !== "web") return [];
      const userId = userOf(row.userId);
      const place = { platform: "slack" as const, tenant: TEAM };
      return [{ ...change, row: { ...row, ...place, userId, direct: directOf(TEAM, userId) } }];
    }
    if (change.kind === "channel") {
      const conversation = channelId(change.row.conversation);
      const place = { platform: "slack" as const, tenant: TEAM, conversation };
      return [{ ...change, row: { ...change.row, ...place } }];
    }
    return [change];
  });

/** The workspace of the demo cohort, with everybody and a channel for each of its channels. */
export function addDemoWorkspace(slack: FakeSlack, token: string | undefined, now: Date): void {
  const channels = slackRows(now).flatMap((change) =>
    change.op === "insert" && change.kind === "channel" ? [change.row] : [],
  );
  const members = PEOPLE.map(({ handle }) => userOf(handle));
  slack.addWorkspace({
    ...{ team: TEAM, name: "Riverbend", ...(token && { token }) },
    users: PEOPLE.map(({ handle, name, zone }) => ({
      ...{ id: userOf(handle), name: handle, realName: name, tz: zone },
    })),
    channels: channels.map(({ conversation, name }) => ({ id: conversation, name, members })),
  });
}
