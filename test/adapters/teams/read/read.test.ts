import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { meaning } from "./reading.ts";

const names = readdirSync("test/teams/payloads")
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(/\.json$/, ""));

describe("an activity of every kind", () => {
  it.each<[string, string]>([
    ["extension-preview", "composeExtension/preview"],
    ["extension-select", "composeExtension/selectItem"],
    ["feedback", "message/submitAction"],
    ["file-consent", "fileConsent/invoke"],
    ["handoff", "handoff/action"],
    ["sign-in", "signin/verifyState"],
    ["reaction", "messageReaction"],
    ["typing", "typing"],
    ["read-receipt", "event"],
    ["meeting-start", "event"],
    ["team-archived", "conversation/teamArchived"],
    ["channel-renamed", "conversation/channelRenamed"],
    ["bot-added-team", "conversation/bot-added"],
    ["install-team", "installation/add"],
  ])("%s: nothing to do (%s)", (name, what) => {
    const found = meaning(name);
    expect(found).toMatchObject({ what, understood: true, wants: "nothing" });
    expect(found).not.toHaveProperty("incoming");
  });

  it("has a payload written down for it, and all but these are understood", () => {
    expect(names.length).toBeGreaterThan(70);
    const strange = names.filter((name) => !meaning(name).understood);
    expect(strange).toEqual(["execute-other", "playground-message", "submit-foreign"]);
    const types = new Set(names.map((name) => meaning(name).incoming?.type ?? "none"));
    expect([...types].sort()).toEqual([
      ...["action", "command", "deleted", "edited", "installed", "looked", "message", "none"],
      "submit",
    ]);
  });

  it("that nobody knows is said to be unknown, and waits for nothing", () => {
    for (const more of [{ type: "order" }, { type: "invoke", name: "order/pizza" }, { type: "" }])
      expect(meaning("typing", more)).toMatchObject({ understood: false, wants: "nothing" });
    expect(meaning("install-team", { action: "order" }).understood).toBe(false);
    for (const name of ["channel-created", "message-undelete"])
      expect(meaning(name, { channelData: { eventType: "order" } }).understood).toBe(true);
  });
});
