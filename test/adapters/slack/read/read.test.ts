import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSlack } from "../../../../adapters/slack/read/read.ts";
import type { SlackRead } from "../../../../adapters/slack/read/slack-read.ts";
import { tenantOfPayload } from "../../../../adapters/slack/read/tenant.ts";
import { eventPayload, payload } from "../../../slack/payload.ts";
import { spoiled } from "../../spoiled.ts";

const now = new Date("2026-11-22T16:00:00Z");
const known = { botUserId: "U0COHORTBT", now };
const read = (body: unknown) => readSlack(body, known);
const meaning = (name: string) => read(payload(name));

function incoming(body: unknown) {
  const found = read(body);
  if (found.type !== "incoming") throw new Error(`${found.type}: ${JSON.stringify(found)}`);
  return found.incoming;
}

const tenant = "T0NORTHERN";
const place = (conversation: string, thread?: string) => ({
  ...{ platform: "slack", tenant, conversation },
  ...(thread && { thread }),
});
const ana = place("U0ANARUIZ1");
const riverbend = place("C0RIVERBND");

describe("a payload of every kind", () => {
  it.each<[string, string]>([
    ["app-home-opened-messages", "ignored event/app_home_opened"],
    ["app-rate-limited", "unknown app_rate_limited"],
    ["block-actions-date-cleared", "ignored block_actions/nothing"],
    ["block-actions-link", "ignored block_actions/link"],
    ["block-actions-modal", "ignored block_actions/form"],
    ["block-suggestion", "unknown block_suggestion"],
    ["channel-rename", "ignored event/channel_rename"],
    ["message-action-unknown", "unknown shortcut/message_action"],
    ["message-changed-own", "ignored event/message/message_changed"],
    ["message-changed-unfurl", "ignored event/message/message_changed"],
    ["message-channel", "ignored event/message"],
    ["message-channel-join", "ignored event/message/channel_join"],
    ["message-im-bot", "ignored event/message/bot_message"],
    ["message-im-own", "ignored event/message/bot"],
    ["shortcut-unknown", "unknown shortcut/shortcut"],
    ["ssl-check", "ignored check"],
    ["team-join", "ignored event/team_join"],
    ["tokens-revoked-person", "ignored event/tokens_revoked"],
    ["url-verification", "ignored check"],
    ["view-closed", "ignored view_closed"],
  ])("%s: nothing to do (%s)", (name, expected) => {
    const found = meaning(name);
    expect(`${found.type} ${"what" in found ? found.what : ""}`).toBe(expected);
  });

  it("has a payload recorded for it, and each is read as something", () => {
    const names = readdirSync("test/slack/payloads").filter((name) => name.endsWith(".json"));
    expect(names.length).toBeGreaterThan(45);
    const types = new Set(names.map((name) => meaning(name.replace(/\.json$/, "")).type));
    expect([...types].sort()).toEqual(["ignored", "incoming", "left", "submitted", "unknown"]);
  });

  it("tells when the bot is gone from a workspace", () => {
    const left = { type: "left", tenant, at: expect.any(Date) };
    expect(meaning("app-uninstalled")).toEqual({ ...left, what: "app_uninstalled" });
    expect(meaning("tokens-revoked")).toEqual({ ...left, what: "tokens_revoked" });
  });
});

describe("a slash command", () => {
  it("is the word after /cohort, and what was typed after it", () => {
    expect(meaning("slash-cohort")).toEqual({
      type: "incoming",
      incoming: {
        id: expect.stringMatching(/^slack:T0NORTHERN:8800\d+\.5511223344\.[0-9a-f]+$/),
        sentAt: now,
        from: { platform: "slack", tenant, userId: "U0ANARUIZ1", name: "ana.ruiz", direct: ana },
        at: riverbend,
        placeName: "riverbend",
        carries: true,
        ...{ type: "command", name: "plan", args: "step 2 owner <10 @U0BENCARTR #northside" },
      },
      triggerId: expect.stringMatching(/^8800/),
      responseUrl: expect.stringMatching(/^https:\/\/hooks\.slack\.com\/commands\//),
    });
  });

  it.each<[string, object, object]>([
    ["slash-cohort-empty", {}, { name: "home", args: "", at: riverbend }],
    ["slash-cohort-empty", { text: "  HELP! " }, { name: "help", args: "" }],
    ["slash-cohort-empty", { text: "/gap 80–120" }, { name: "gap", args: "80–120" }],
    ["slash-gap", {}, { name: "gap", args: "enrollment=8400 low-income=45% served=1,940" }],
    ["slash-gap-dm", {}, { name: "gap", args: "", at: ana }],
    ["slash-gap", { command: "/Plan", text: "due <!date^1|5>" }, { name: "plan", args: "due 5" }],
  ])("%s with %j", (name, more, expected) => {
    expect(incoming(payload(name, more))).toMatchObject({ type: "command", ...expected });
  });

  it.each([
    ["slash-gap", { channel_name: "privategroup" }],
    ["slash-gap", { channel_name: "mpdm-ana--ben--cal-1" }],
    ["slash-gap-dm", {}],
  ])("%s with %j has no name for the place but Slack's", (name, more) => {
    expect(incoming(payload(name, more))).not.toHaveProperty("placeName");
  });

  it("belongs to the organization where the bot is installed for all of it", () => {
    const { from, at, id } = incoming(payload("slash-enterprise"));
    expect([from.tenant, at.tenant, from.direct.tenant]).toEqual(Array(3).fill("E0DISTRICT"));
    expect(id).toMatch(/^slack:E0DISTRICT:/);
  });
});

describe("a click", () => {
  it("names its message, its moment and its person, so that a repeat is recognised", () => {
    expect(meaning("block-actions-button")).toMatchObject({
      incoming: {
        id: "slack:T0NORTHERN:1795361401.000500:1795361800.482913:U0ANARUIZ1:run:01RUN:families#2",
        sentAt: new Date("2026-11-22T15:36:40.483Z"),
        ...{ type: "action", actionId: "run:01RUN:families", value: "1940", at: ana },
        from: { userId: "U0ANARUIZ1", name: "ana.ruiz", direct: ana },
      },
      triggerId: expect.stringMatching(/^8800/),
      responseUrl: expect.stringMatching(/^https:/),
    });
  });

  it.each<[string, object]>([
    ["block-actions-button-bare", { actionId: "run:01RUN:families:back", value: "" }],
    ["block-actions-select", { value: "4" }],
    ["block-actions-radio", { value: "texting" }],
    ["block-actions-checkboxes", { value: "mon,fri" }],
    ["block-actions-date", { actionId: "plan:01PLAN:2:due", value: "2026-12-01" }],
    ["block-actions-ephemeral", { at: riverbend, placeName: "riverbend" }],
    ["block-actions-home", { at: ana, value: "gap" }],
    ["block-actions-thread", { at: place("U0ANARUIZ1", "1795361400.000200") }],
  ])("%s means what was chosen, where it stands", (name, expected) => {
    expect(incoming(payload(name))).toMatchObject({ type: "action", ...expected });
  });

  it("in the thread of a direct conversation is answered there", () => {
    const { from } = incoming(payload("block-actions-thread"));
    expect(from.direct.thread).toBe("1795361400.000200");
  });

  it("on a message that replies hang under is not in the thread below it", () => {
    const message = { ts: "1795361401.000500", thread_ts: "1795361401.000500" };
    expect(incoming(payload("block-actions-button", { message })).at).toEqual(ana);
  });
});

describe("a form", () => {
  it("is handed on with what was filled in", () => {
    expect(meaning("view-submission")).toMatchObject({
      type: "submitted",
      triggerId: expect.stringMatching(/^8800/),
      arrival: { id: expect.stringMatching(/^slack:T0NORTHERN:8800/), at: ana, sentAt: now },
      view: {
        ...{ id: "V0MODAL001", callbackId: "cohort", privateMetadata: '{"form":"run:01RUN"}' },
        values: { "field:families": { input: { value: "1,940" } } },
      },
    });
  });

  it.each(["view-submission", "view-closed", "block-actions-modal"])(
    "belongs to the workspace whose bot showed it, whoever fills it in (%s)",
    (name) => {
      const away = { team: { id: "T0ELSE" }, user: { id: "U0GUESTELS", team_id: "T0ELSE" } };
      expect(tenantOfPayload(payload(name, away))).toBe("T0NORTHERN");
      expect(tenantOfPayload(payload(name, { ...away, view: { id: "V1" } }))).toBe("T0ELSE");
    },
  );

  it("sent again with other values is another one, even where Slack names no trigger", () => {
    const body = payload("view-submission", { trigger_id: undefined });
    const view = body.view as { state: object };
    const other = { ...body, view: { ...view, state: { values: { a: { input: {} } } } } };
    const idOf = (found: SlackRead) => found.type === "submitted" && found.arrival.id;
    expect(idOf(read(body))).toBe(idOf(read(structuredClone(body))));
    expect(idOf(read(body))).not.toBe(idOf(read(other)));
  });
});

describe("the message shortcut", () => {
  it("notes somebody's words for whoever chose it, in the channel where they stand", () => {
    expect(incoming(payload("message-action-jot"))).toMatchObject({
      ...{ type: "command", name: "jot", at: riverbend, from: { userId: "U0ANARUIZ1" } },
      placeName: "riverbend",
      args: "12 of 40 families answered < 2 days, thanks @U0ANARUIZ1",
    });
  });

  it("keeps what a note can hold of a long message, and shows that there was more", () => {
    const message = { ts: "1795361990.000100", text: "word ".repeat(900) };
    const found = incoming(payload("message-action-jot", { message }));
    const { args } = found as { args: string };
    expect(args.length).toBeLessThanOrEqual(1000);
    expect(args).toMatch(/word…$/);
  });

  it("does not take a number that begins the message for the number of a test", () => {
    const message = { ts: "1795361990.000100", text: "#2 was busy" };
    expect(incoming(payload("message-action-jot", { message }))).toMatchObject({
      args: "№ 2 was busy",
    });
  });
});

describe("whatever else comes", () => {
  const json = fc.jsonValue({ maxDepth: 5 });
  const names = readdirSync("test/slack/payloads").filter((name) => name.endsWith(".json"));

  it("is unknown, and never an error", () => {
    fc.assert(fc.property(json, (body) => read(body).type === "unknown"));
  });

  it("with any member of a payload replaced or gone, is read or said to be unknown", () => {
    const bodies = names.map((name) => payload(name.replace(/\.json$/, "")));
    const spoil = fc.tuple(
      fc.constantFrom(...bodies),
      fc.nat(),
      fc.option(json, { nil: undefined }),
    );
    fc.assert(
      fc.property(spoil, ([body, at, value]) => {
        const found = read(spoiled(body, [[at, value]]));
        if ("what" in found) expect(found.what).toMatch(/^[a-z_./?-]{1,130}$/);
      }),
      { numRuns: 3000 },
    );
  });

  it("lets no id be anything but letters and digits, since ids become names of places", () => {
    for (const user of ["U1/../x", "home:U1", "C0RIVERBND", "", "U1:U2"])
      expect(read(eventPayload("message-im", { user })).type).toBe("unknown");
  });
});
