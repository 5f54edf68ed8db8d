import { describe, expect, it } from "vitest";
import { type FormPlace, writeMetadata } from "../../../../adapters/slack/form/metadata.ts";
import { readView, toSubmit } from "../../../../adapters/slack/form/read-view.ts";
import { readSlack } from "../../../../adapters/slack/read/read.ts";
import { payload } from "../../../slack/payload.ts";

/** A recorded form, as if it had been opened there. */
function submitted(at?: FormPlace, section?: string) {
  const body = payload("view-submission");
  const private_metadata = writeMetadata({
    form: "run:01RUN",
    ...(section !== undefined && { section }),
    ...(at && { at }),
  });
  const view = { ...(body.view as object), private_metadata };
  const read = readSlack({ ...body, view }, { botUserId: "U0COHORTBT", now: new Date() });
  if (read.type !== "submitted") throw new Error(`${read.type} is no form`);
  const filled = readView(read.view);
  return filled && toSubmit(read.arrival, filled);
}

const ana = { platform: "slack", tenant: "T0NORTHERN", conversation: "U0ANARUIZ1" };

describe("a form that was filled in", () => {
  it("holds what every kind of field holds, as text", () => {
    expect(submitted()).toMatchObject({
      ...{ type: "submit", formId: "run:01RUN", at: ana },
      values: { families: "1,940", start: "2026-12-01", grade: "4" },
    });
  });

  it("is one section of it while others follow, also one without a title, and all of it at the end", () => {
    expect(submitted(undefined, "The gap")).toMatchObject({ section: "The gap" });
    expect(submitted(undefined, "")).toMatchObject({ section: "" });
    expect(submitted()).not.toHaveProperty("section");
  });

  it("opened in the thread of a direct conversation is answered in that thread", () => {
    const found = submitted({ conversation: "U0ANARUIZ1", thread: "1795361400.000200" });
    const here = { ...ana, thread: "1795361400.000200" };
    expect(found).toMatchObject({ at: here, from: { direct: here } });
  });

  it("opened in a channel is answered there, or in the direct conversation and no thread of it", () => {
    const found = submitted({ conversation: "C0RIVERBND", thread: "1795361400.000200" });
    expect(found?.at).toEqual({
      ...{ ...ana, conversation: "C0RIVERBND", thread: "1795361400.000200" },
    });
    expect(found?.from.direct).toEqual(ana);
  });
});
