import { readTeams } from "../../../../adapters/teams/read/read.ts";
import { payload } from "../../../teams/payload.ts";

export const TENANT = "2f9d1c3e-7a54-4b0e-9c1d-3f0e5a7b9c11";
export const ANA = "29:1aBjVi5MwCFfhPIV03E5uDdfpBFXp_2Yz-sjrvVg12oavg96cqpE";
export const BEN = "29:1I9Is_Sx0O-Iy2rQ7Xz1lcaPKlO9eqmBRTBuW6XzkFtcjqxTjPaC";
export const BOT = "28:c9e8c047-2a74-40a2-b28a-b162d5f5327c";
export const TEAM = "19:efa9296d959346209fea44151c742e73@thread.tacv2";
export const CHANNEL = "19:3629591d4b774aa08cb0887902eee7c1@thread.tacv2";
export const CHAT = "19:0b7f32667e064dd9b25d7969801541f4@thread.v2";

export const now = new Date("2026-11-22T16:00:00Z");

export const read = (activity: unknown) =>
  readTeams(activity as Record<string, unknown>, { tenant: TENANT, now });

/** What a payload means, by its file's name, with some members replaced. */
export const meaning = (name: string, more: object = {}) => read(payload(name, more));

/** What somebody did in it; a mistake of the test when it says nothing. */
export function incoming(name: string, more: object = {}) {
  const found = meaning(name, more);
  if (!found.incoming) throw new Error(`${name} means nothing: ${found.what}`);
  return found.incoming;
}

export const place = (conversation: string, thread?: string) => ({
  ...{ platform: "teams", tenant: TENANT, conversation },
  ...(thread && { thread }),
});

/** A mention as the entities tell of it. */
export const mention = (id: string, name: string, text = `<at>${name}</at>`) => ({
  ...{ type: "mention", text, mentioned: { id, name } },
});
