import { describe, expect, it } from "vitest";
import type { Column } from "../../../src/tools/checklist.ts";
import { readHeader } from "../../../src/tools/table/header.ts";
import { createBot } from "../../bot.ts";

const columns: Column[] = [
  { id: "name", label: "Provider", also: ["Organization", "Agency"], type: "text" },
  { id: "reach", label: "E-mail or phone", also: ["Email", "Phone"], type: "text", optional: true },
  { id: "languages", label: "Languages", type: "text", optional: true },
  { id: "existing", label: "Works with us", also: ["Partner"], type: "yesNo", optional: true },
];
const ids = (line: string, more = true) => {
  const read = readHeader(columns, line === "" ? [] : line.split(";"), more);
  return read.type === "row" ? "row" : read.columns.map((column) => column?.id ?? "–").join(" ");
};

describe("the first line of pasted rows", () => {
  it.each([
    ["all columns in their order", "Provider;E-mail or phone;Languages;Works with us"],
    ["ids, marks and other cases", "NAME*;reach:;LANGUAGES;existing?"],
  ])("names %s", (_, line) => {
    expect(ids(line)).toBe("name reach languages existing");
  });

  it.each([
    ["in another order", "Works with us;Provider", "existing name"],
    ["as people call them", "Partner;Organization;Phone", "existing name reach"],
    ["with a blank one among them", "Provider;;Languages", "name – languages"],
    ["with a stranger among them", "Provider;Website;Languages", "name – languages"],
    [
      "with many strangers, where the first column is named",
      "A;B;C;Agency;Phone",
      "– – – name reach",
    ],
    ["two for one column of words", "Provider;Email;Phone", "name reach reach"],
    ["one alone, with lines below it", "Provider", "name"],
  ])("names some of them %s", (_, line, found) => {
    expect(ids(line)).toBe(found);
  });

  it.each([
    ["nothing of the kind is in it", "Riverbend;jo@riverbend.example;Spanish;no"],
    ["one word of it is a column's name by chance", "Phone;555-0100;Languages, spoken;yes"],
    ["two words are, among more that are not", "A;Phone;Languages;B;C"],
    ["it says the same word twice", "Provider;Languages;Provider"],
    ["two columns that hold no words would be one", "Works with us;Partner"],
    ["it is empty", ""],
  ])("is a row where %s", (_, line) => {
    expect(ids(line)).toBe("row");
  });

  it("is a row where it is one name and nothing stands below it", () => {
    expect(ids("Provider", false)).toBe("row");
  });
});

describe("a sheet of providers with names of its own", () => {
  it("is taken over, and says which columns it left out", async () => {
    const bot = await createBot();
    await bot.say("start providers");
    const head = ["Website", "Type", "Organization", "Contact person", "Email", "Phone", "Notes"];
    const row = ["r.example", "Clinic", "Riverbend", "Jo Park", "jo@r.example", "555-0100", "old"];
    const heard = await bot.say([head, row].map((parts) => parts.join("\t")).join("\n"));
    expect(heard.text).toContain("There are no columns called “Website, Notes”, so I left out");
    expect(heard.text).toContain("Provider Riverbend, Contact Jo Park");
    expect(heard.text).toContain("E-mail or phone jo@r.example, 555-0100, Kind Clinic");
    await bot.close();
  });

  it("is read with commas between fewer columns than the table has", async () => {
    const bot = await createBot();
    await bot.say("start providers");
    const heard = await bot.say('Languages,Agency\n"English, Spanish",Riverbend\nHmong,Elm');
    expect(heard.text).toContain("1: Provider Riverbend, Languages English, Spanish");
    expect(heard.text).toContain("2: Provider Elm, Languages Hmong");
    await bot.close();
  });
});
