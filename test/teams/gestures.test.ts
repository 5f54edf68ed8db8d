import { afterAll, beforeAll, expect, it } from "vitest";
import { type FakeTeams, startFakeTeams } from "./fake/teams.ts";
import { type Activity, createGestures } from "./gestures.ts";
import { payload } from "./payload.ts";

const T = "6f1c0c3e-0000-4000-8000-000000000001";
const ANA = "29:1ana";
const TEAM = "19:team@thread.tacv2";
const HALL = "19:hall@thread.tacv2";
const CHAT = "19:chat@thread.v2";

let teams: FakeTeams;
beforeAll(async () => {
  teams = await startFakeTeams();
  teams.addTenant(T);
  teams.addUser({ id: ANA, name: "Ana", tenant: T });
  teams.addTeam(T, { id: TEAM, name: "Team", members: [ANA], channels: { [HALL]: "Hall" } });
  teams.addChat(T, { id: CHAT, name: "Chat", members: [ANA] });
});
afterAll(() => teams.close());

/** Every member of a payload as a path; lists by their first entry. */
function paths(thing: unknown, at = ""): string[] {
  if (Array.isArray(thing)) return paths(thing[0], at);
  if (typeof thing !== "object" || thing === null) return [];
  return Object.entries(thing).flatMap(([key, value]) => [
    at + key,
    ...paths(value, `${at}${key}.`),
  ]);
}

/** What a card or form brings is the adapter's own; the rest is told now and then, and not read. */
const UNREAD =
  /^value\.(action\.)?data\.|^channelData\.(settings|team\.aadGroupId|eventType$)|mentions\./;

it("plays gestures with all members of the recorded payloads", () => {
  const ana = { user: ANA };
  const hall = { ...ana, place: HALL };
  const chat = { ...ana, place: CHAT };
  const make = createGestures(teams, () => new Date());
  const dm = make.message("Hello", ana);
  const inHall = make.mention("Hello", hall);
  const { message } = inHall;
  const press = { type: "Action.Execute", verb: "press", title: "Go on" };
  const played: Record<string, Activity> = {
    "message-personal": dm.activity,
    "message-channel": inHall.activity,
    "message-channel-thread": make.mention("Hello", { ...hall, thread: message.id }).activity,
    "message-chat": make.mention("Hello", chat).activity,
    "message-targeted-slash": make.slash("gap", chat).activity,
    "message-edit": make.edited(dm.message, "Bye", ana),
    "execute-press": make.execute(press, {}, message, hall),
    "execute-look": make.execute({ ...press, verb: "look" }, {}, message, hall, "automatic"),
    "execute-form": make.execute({ ...press, verb: "send" }, {}, dm.message, ana),
    "submit-press": make.submit({ action: "a", value: "v" }, dm.message, ana),
    "submit-press-channel": make.submit({ action: "a", value: "v" }, message, hall),
    "task-fetch": make.fetchDialog({}, message, hall),
    "task-submit": make.submitDialog({}, message, hall),
    "extension-query": make.search("playbook", { name: "query", value: "x" }, chat),
    "extension-gap": make.extension("fetchTask", "gap", chat),
    "extension-jot": make.extension("fetchTask", "jot", hall, { message }),
    "extension-submit": make.extension("submitAction", "gap", chat, { data: {} }),
    "install-personal": make.installation("add", ana),
    "install-team": make.installation("add", hall),
    "install-chat": make.installation("add", chat),
    "uninstall-personal": make.installation("remove", ana),
    "bot-added-team": make.members("membersAdded", [teams.botId], hall),
    "bot-added-personal": make.members("membersAdded", [teams.botId], ana),
    "message-delete": make.deleted(dm.message, ana),
  };
  for (const [name, activity] of Object.entries(played)) {
    const there = new Set(paths(activity));
    const wanted = paths(payload(name)).filter((path) => !UNREAD.test(path));
    expect(
      wanted.filter((path) => !there.has(path)),
      name,
    ).toEqual([]);
    expect(activity.type, name).toBe(payload(name).type);
  }
});
