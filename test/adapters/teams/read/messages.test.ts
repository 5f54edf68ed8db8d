import { describe, expect, it } from "vitest";
import {
  ANA,
  BEN,
  BOT,
  CHANNEL,
  CHAT,
  incoming,
  meaning,
  mention,
  place,
  TEAM,
} from "./reading.ts";

const ana = place(ANA);
const bot = mention(BOT, "Cohort");

describe("words to the bot alone", () => {
  it("are what was typed, when it was typed, by whom", () => {
    expect(meaning("message-personal")).toMatchObject({
      ...{ what: "message", understood: true, wants: "nothing" },
      incoming: {
        id: expect.stringMatching(new RegExp(`^teams:[0-9a-f-]{36}:${ANA}:[0-9a-f]{64}$`)),
        sentAt: new Date("2026-11-22T15:30:18.243Z"),
        from: {
          ...{ platform: "teams", userId: ANA, name: "Ana Ruiz", direct: ana },
          ...{ zone: "America/Chicago", locale: "en-US" },
        },
        at: ana,
        ...{ type: "message", text: "gap 80–120", direct: true, mentioned: false },
      },
    });
    expect(incoming("message-personal")).not.toHaveProperty("placeName");
  });

  it.each<[string, string]>([
    ["80&ndash;120", "80&ndash;120"],
    ["&lt;10 &amp; &gt;5 &quot;x&quot; &#39;y&#39; &#x2013;", `<10 & >5 "x" 'y' –`],
    ["&amp;lt;", "&lt;"],
    ["&#0;&#xD800;&#9999999;", "&#0;&#xD800;&#9999999;"],
    ["\r\n\r\n 1,940 \r\n\r\n\r\n\r\nfamilies&nbsp;\r\n", "1,940\n\nfamilies"],
    ["**1,940**", "1,940"],
    ["_~~40%~~_", "40%"],
    ["we saw **1,940** and `12`, *really*", "we saw 1,940 and 12, *really*"],
    ["**a** and **b**", "**a** and **b**"],
    ["served < 10 and > 5 </b>", "served < 10 and > 5 </b>"],
    ['<quoted messageId="1795361401000"/> 1,940', "1,940"],
    ["/gap 85", "/gap 85"],
    ["", ""],
  ])("%j is %j", (text, expected) => {
    expect(incoming("message-personal", { text })).toMatchObject({ text: expected });
  });

  it("lose what Teams' editor put into them", () => {
    expect(incoming("message-personal-rich")).toMatchObject({ text: "1,940 & counting" });
    const text = "<p>1,940<br>families &lt; 2&nbsp;000</p><ul><li>one</li><li>two</li></ul>";
    expect(incoming("message-personal", { text, textFormat: "xml" })).toMatchObject({
      text: "1,940\nfamilies < 2 000\n\n- one\n- two",
    });
  });

  it("may begin with the bot's name", () => {
    expect(incoming("message-personal-mention")).toMatchObject({ text: "help", mentioned: true });
    const asked = { text: "ask <at>Cohort</at> about it", entities: [bot] };
    expect(incoming("message-personal", asked)).toMatchObject({
      ...{ text: "ask @Cohort about it", mentioned: false },
    });
  });

  it("of a reply are the reply, without the words it quotes", () => {
    expect(incoming("message-personal-quote")).toMatchObject({ text: "1,940" });
    const content = `<blockquote itemtype="http://schema.skype.com/Reply" itemid="1">one</blockquote><p><span itemtype="http://schema.skype.com/Mention" itemid="0">Cohort</span>&nbsp;my &amp;lt; <b>plan</b></p><blockquote>two</blockquote>`;
    const more = { attachments: [{ contentType: "text/html", content }], entities: [bot] };
    expect(incoming("message-personal-quote", more)).toMatchObject({
      ...{ text: "my &lt; plan\n\ntwo", mentioned: true },
    });
  });

  it("come with files or not, which are never opened", () => {
    const found = incoming("message-personal-file");
    expect(found).toMatchObject({ text: "", files: true });
    expect(JSON.stringify(found)).not.toContain("counts.xlsx");
    expect(incoming("message-personal-picture")).toMatchObject({ text: "1,940", files: true });
    for (const contentType of [
      "text/html",
      "application/vnd.microsoft.card.adaptive",
      "messageReference",
    ])
      expect(incoming("message-personal", { attachments: [{ contentType }] })).not.toHaveProperty(
        "files",
      );
  });

  it("that never end are cut", () => {
    const found = incoming("message-personal", { text: "word ".repeat(1_000_000) });
    expect((found as { text: string }).text.length).toBeLessThanOrEqual(100_000);
  });
});

describe("words in a channel or a chat", () => {
  it("that mention the bot are heard without its name, in their thread", () => {
    expect(incoming("message-channel")).toMatchObject({
      ...{ type: "message", text: "my", direct: false, mentioned: true },
      at: place(CHANNEL, "1795361500100"),
      ...{ placeName: "riverbend", from: { direct: ana } },
    });
    expect(incoming("message-channel-thread").at).toEqual(place(CHANNEL, "1795361500100"));
    expect(incoming("message-channel-general")).toMatchObject({
      ...{ at: place(TEAM, "1795361590500"), placeName: "Northern districts" },
    });
    expect(incoming("message-chat")).toMatchObject({
      ...{ text: "gap", mentioned: true, at: place(CHAT), placeName: "District leads" },
    });
    expect(incoming("message-chat").at).not.toHaveProperty("thread");
  });

  it("name people by their ids, whatever their names are", () => {
    expect(incoming("message-channel-thread")).toMatchObject({ text: `plan own 2 @${BEN}` });
    const text = "<at>Cohort</at> <at>Pat</at> and <at>Pat</at>, <at>Leads</at> <at>Odd</at>";
    const entities = [
      ...[bot, mention("29:one", "Pat"), mention("29:two", "Pat"), mention("19:x@tag", "Leads")],
      mention("28:another", "Gone", "<at>Gone</at>"),
    ];
    expect(incoming("message-chat", { text, entities })).toMatchObject({
      text: "@29:one and @29:two, @Leads @Odd",
    });
  });

  it("may mention the bot in the middle, or at their end", () => {
    expect(incoming("message-channel-mention-late")).toMatchObject({ text: "gap <10%" });
    const ended = { text: "what is due <at>Cohort</at>&nbsp;", entities: [bot] };
    expect(incoming("message-chat", ended)).toMatchObject({ text: "what is due" });
  });

  it("are dropped where they are not for the bot: nothing of them is in what is read", () => {
    const typed = { text: "<at>Cohort</at> Ben's wife is ill" };
    const marked = { text: "\u0000 Ben's wife is ill" };
    for (const more of [{}, typed, marked, { ...typed, entities: [mention(BEN, "Cohort")] }]) {
      const found = meaning("message-channel-overheard", more);
      expect(found).toMatchObject({
        what: "message/overheard",
        understood: true,
        met: { kind: "channel" },
      });
      expect(found).not.toHaveProperty("incoming");
      expect(JSON.stringify(found)).not.toMatch(/wife|shift/);
    }
  });

  it("from the / menu are for the bot alone, without a mention", () => {
    expect(incoming("message-targeted")).toMatchObject({
      text: "gap",
      mentioned: true,
      direct: false,
    });
    expect(meaning("message-targeted").met?.known).toMatchObject({ targeted: "yes" });
    expect(meaning("message-channel-overheard").met?.known).not.toHaveProperty("targeted");
    expect(incoming("message-targeted-slash")).toMatchObject({ text: "/gap 85", at: place(CHAT) });
    expect(incoming("message-channel-overheard", { text: "/cohort gap 85" })).toMatchObject({
      text: "/cohort gap 85",
    });
    for (const text of ["/gap 85", "/cohorts", "no /cohort"])
      expect(meaning("message-channel-overheard", { text }).incoming).toBeUndefined();
  });

  it("of bots are nobody's, also those in the bot's own name", () => {
    expect(meaning("message-bot").what).toBe("message/bot");
    for (const from of [{ id: BOT }, { id: "home:x" }, { id: "19:x" }, {}, null])
      expect(meaning("message-chat", { from })).not.toHaveProperty("incoming");
  });
});

describe("a message that was changed", () => {
  it("is told where the bot took its words", () => {
    expect(incoming("message-edit")).toMatchObject({ type: "edited", at: ana });
    expect(incoming("message-edit-channel")).toMatchObject({
      type: "edited",
      placeName: "riverbend",
    });
    expect(incoming("message-delete")).toMatchObject({ type: "deleted", at: ana });
    expect(incoming("message-edit")).not.toHaveProperty("text");
  });

  it.each(["message-edit-overheard", "message-undelete", "message-delete-channel"])(
    "means nothing elsewhere (%s)",
    (name) => {
      expect(meaning(name)).toMatchObject({ understood: true, wants: "nothing" });
      expect(meaning(name)).not.toHaveProperty("incoming");
    },
  );

  it("each time anew, and never as the message itself", () => {
    const first = incoming("message-edit");
    const again = incoming("message-edit", { localTimestamp: "2026-11-22T09:31:10.1-06:00" });
    expect(new Set([first.id, again.id, incoming("message-personal").id]).size).toBe(3);
    expect(incoming("message-edit").id).toBe(first.id);
  });
});
