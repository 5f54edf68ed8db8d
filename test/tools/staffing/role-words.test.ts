import { expect, it } from "vitest";
import { roleName } from "../../../src/tools/staffing/role-words.ts";
import { shipped } from "../../bot.ts";

it("names partners' staff in words too, where a row of theirs can't stand", () => {
  const names = ["nurse", "community-health", "somebody else"].map((role) =>
    roleName(shipped.words, role),
  );
  expect(names).toEqual(["Nurses", "Community health providers", "somebody else"]);
});
