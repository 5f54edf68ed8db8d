import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchDistricts, plainName, rowMeant } from "../../../src/tools/staffing/import/match.ts";
import { readStaffing } from "../../../src/tools/staffing/import/read-staffing.ts";
import { sayImportProblem, sayImportWarning } from "../../../src/tools/staffing/import/say.ts";
import { staffing } from "../../../src/tools/staffing/ratio.ts";
import { shipped } from "../../bot.ts";

const { words } = shipped;
const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/staffing/${name}.csv`, import.meta.url), "utf8");

function good(text: string) {
  const read = readStaffing(text);
  if (!read.ok)
    throw new Error(read.problems.map((one) => sayImportProblem(words, one)).join("\n"));
  const said = read.file.warnings.map((one) => sayImportWarning(words, one));
  return { ...read.file, said: said.join("\n") };
}

function wrong(text: string): string[] {
  const read = readStaffing(text);
  return read.ok ? [] : read.problems.map((one) => sayImportProblem(words, one));
}

describe("the city's counselor report", () => {
  const city = good(fixture("nyc-2025-26"));
  it("sums students and staff of a community district, and never averages", () => {
    expect(city.districts.map(({ name, lines }) => [name, lines.length])).toEqual([
      ["1", 26],
      ["2", 47],
    ]);
    const [one, two] = city.districts.map(({ inputs }) => inputs);
    expect(one).toMatchObject({ students: 9481, studentsYear: "2024-25" });
    expect(one?.staff).toEqual({ counselor: { fte: 42 }, "social-worker": { fte: 26.49 } });
    expect(two).toMatchObject({ students: 22041, staff: { counselor: { fte: 63.2 } } });
    expect(staffing(9481, 42, 250).ratio).toBe(225.7);
  });

  it("agrees with the ratios it prints, and says that the staff's year is not in it", () => {
    expect(city.said).not.toContain("prints a ratio");
    expect(city.said).toContain("does not say which school year");
  });

  it.each([
    ["09X088,9,83,1.2,0.0,83.0,", "Line 2, 09X088", "83, but its own counts make 69.17"],
    ["16K628,16,355,1.0,1.2,355.0,355.0", "Line 2, 16K628", "355, but its own counts make 161.36"],
    ["79M331,79,21,5,7,7.0,1.75", "Line 2, 79M331", "7, but its own counts make 4.2"],
    ["01M001,1,120,0,0,120.0,", "Line 2, 01M001", "120, but it counts no staff"],
  ])("names a ratio that its own counts contradict: %s", (row, where, what) => {
    const [header] = fixture("nyc-2025-26").split("\n");
    const { said } = good(`${header}\n${row}\n`);
    expect(said).toContain(where);
    expect(said).toContain(what);
  });
});

describe("the Common Core of Data", () => {
  it("takes the total of counselors, warns of the other column, and invents no psychologist", () => {
    const { districts, said } = good(fixture("ccd-dcps-2018-19"));
    expect(districts[0]?.inputs).toMatchObject({
      ...{ students: 49489, studentsYear: "2018-19", staffYear: "2018-19" },
      staff: { counselor: { fte: 118 }, psychologist: { fte: null } },
    });
    expect(districts[0]?.inputs?.staff).not.toHaveProperty("social-worker");
    expect(said).toContain("I used the total, 118 FTE, not 0");
    expect(said).toContain("no column for school social workers");
    expect(said).toContain("librarian_specialists_fte");
  });
});

describe("an export of ELSI", () => {
  const elsi = good(fixture("elsi-2014-15"));
  const of = (name: string) => elsi.districts.find((one) => one.name === name);
  it("finds the header below its six lines, stops at the footer, and takes no sign for a zero", () => {
    expect(elsi.districts).toHaveLength(14);
    expect(of("A CENTER FOR CREATIVE EDUCATION (79457)")?.inputs).toMatchObject({
      ...{ students: 71, studentsYear: "2014-15" },
    });
    for (const none of ["(ILC) ATOKA-COAL COUNTIES", "A E R O  SPEC EDUC COOP"])
      expect(of(none)?.inputs, none).toBeUndefined();
    expect(of("A W BEATTIE CAREER CENTER")?.inputs).toBeUndefined();
    expect(elsi.lines.find(({ name }) => name.includes("BEATTIE"))?.students).toBe(0);
    expect(elsi.lines.find(({ name }) => name.includes("ATOKA"))?.students).toBeNull();
    expect(elsi.said).toContain("not as zero");
  });

  it("knows the columns of staff by their names, with the year that stands in them", () => {
    const of23 = "[District] 2023-24";
    const { districts } = good(
      [
        "ELSI Export",
        `Agency Name,State Name [District] Latest available year,Total Students All Grades (Excludes AE) ${of23},Total Guidance Counselors ${of23},School Psychologist ${of23},Student Support Services Staff (w/o Psychology) ${of23}`,
        'Alder Falls,Illinois,="8400",="33.6",‡,="7"',
        "Data Source: NCES",
        "† indicates that the data are not applicable.",
      ].join("\r\n"),
    );
    expect(districts).toHaveLength(1);
    expect(districts[0]?.inputs).toEqual({
      ...{ students: 8400, studentsYear: "2023-24", staffYear: "2023-24" },
      staff: { counselor: { fte: 33.6 }, psychologist: { fte: null } },
    });
  });
});

describe("published ratios", () => {
  it.each(["national-ratios", "state-ratios"])("are read to compare with: %s", (name) => {
    const { published, districts, said } = good(fixture(name));
    expect(published).toBe(true);
    expect(districts).toEqual([]);
    expect(said).not.toContain("prints a ratio");
  });

  it("are told from what their own numbers make", () => {
    const { said } = good(
      "state,school_year,students,counselor_fte,published_ratio\nCT,2020-21,509058,1458,340\n",
    );
    expect(said).toContain("prints a ratio of 340, but its own counts make 349.15");
  });
});

const HEADER = "district,students,year,counselors,psychologists,counselors_vacant";
describe("a table of one's own", () => {
  it("takes commas, semicolons and tabs, with empty cells as not reported", () => {
    for (const sign of [",", ";", "\t"]) {
      const text = `${HEADER}\nAlder Falls,8400,2025-26,21.5,,2\n`.replaceAll(",", sign);
      expect(good(text).districts[0]?.inputs).toEqual({
        ...{ students: 8400, studentsYear: "2025-26", staffYear: "2025-26" },
        staff: { counselor: { fte: 21.5, vacant: 2 }, psychologist: { fte: null } },
      });
    }
  });

  it.each([
    ["", "no line of numbers"],
    [`${HEADER}\n`, "no line of numbers"],
    ["a,b\n1,2\n", "I don't know this form. Its columns are: a, b"],
    [`${HEADER}\nAlder,x,2025-26,1,,\n`, 'Line 2, column "students": "x" is not a number'],
    [`${HEADER}\nAlder,10.5,2025-26,1,,\n`, '"10.5" students is not a whole number'],
    [`${HEADER}\nAlder,10,2025-27,1,,\n`, 'Line 2, column "year": "2025-27" is not a school year'],
    [`${HEADER}\nAlder,10,2025-26,-1,,\n`, 'Line 2, column "counselors": "-1" is not a number'],
    [`${HEADER}\n,10,2025-26,1,,\n`, 'Line 2, column "district": the name is missing'],
    [`${HEADER}\nA,10,2025-26,1\n`, "Line 2: it has 4 cells, and the header has 6"],
    [`${HEADER}\nA,1,2025-26,1,,\na,2,2025-26,1,,\n`, 'Line 3: "a" is in line 2 too'],
    ["district,students,counsellors\nA,1,2\n", 'Did you mean "counselors"?'],
    ["district,students,enrollment\nA,1,1\n", 'column "enrollment": another column says the same'],
  ])("names line, column and mend: %j", (text, said) => {
    expect(wrong(text).join("\n")).toContain(said);
  });

  it("names everything that is wrong at once, and keeps none of it", () => {
    expect(wrong(`${HEADER}\nA,x,2025-26,1,,\nB,10,2025-26,1,,\nC,10,26,1,,\n`)).toHaveLength(2);
  });

  it.each(["student_name", "Student Name", "First Name", "last_name", "SSN", "student id", "DOB"])(
    "refuses a column that names students: %s",
    (column) => {
      const said = wrong(`district,students,${column}\nA,1,somebody\n`).join("\n");
      expect(said).toContain(`column "${column}": this looks like data on single students`);
      expect(said).not.toContain("somebody");
    },
  );

  it("ends in sums or in named problems, whatever the cells hold", () => {
    const cell = fc.constantFrom("", "0", "12", "1.5", "†", "x", "-3", "n/a", '"', "1,000");
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 }), (rows) => {
        const lines = rows.map(([a, b, c], at) => `D${at},${a},2025-26,${b},${c},`);
        const read = readStaffing([HEADER, ...lines].join("\n"));
        if (!read.ok) return read.problems.length > 0;
        return read.file.districts.every(({ inputs }) => !inputs || inputs.students > 0);
      }),
    );
  });
});

describe("whose line it is", () => {
  const team = (id: string, name: string, state?: string) => ({
    ...{ id, name, version: 1, cohortId: "c", profile: state ? { state } : {} },
  });
  const found = (...names: [string, string?][]) =>
    names.map(([name, state = null], at) => ({
      ...{ name, state, lines: [at + 2], inputs: undefined, warnings: [] },
    }));

  it("goes by the name, however it is written, and by the state where two share it", () => {
    expect(plainName("ALDER FALLS School District")).toBe("alder falls");
    const rows = found(["ALDER FALLS SD"], ["Lincoln", "Ohio"], ["Lincoln", "Maine"], ["Elm"]);
    const teams = [team("a", "Alder Falls"), team("l", "Lincoln", "Maine"), team("x", "Birch")];
    const { pairs, unmatched, unclear } = matchDistricts(rows, teams);
    expect(pairs.map(({ team: { id }, from }) => [id, from.lines[0]])).toEqual([
      ["a", 2],
      ["l", 4],
    ]);
    expect(unmatched.map(({ name }) => name)).toEqual(["Lincoln", "Elm"]);
    expect(unclear).toEqual([]);
  });

  it("is left open where it could be several", () => {
    const { pairs, unclear } = matchDistricts(found(["Elm"], ["Elm"]), [team("e", "Elm")]);
    expect(pairs).toEqual([]);
    expect(unclear[0]?.lines).toEqual([2, 3]);
    expect(rowMeant(found(["Elm"], ["Elm"]), "3")).toHaveLength(1);
  });
});

it("does not know a sum of which a part was not reported", () => {
  const [header] = fixture("nyc-2025-26").split("\n");
  const { districts, said } = good(`${header}\nA,1,100,2,1,,\nB,1,100,†,1,,\n`);
  expect(districts[0]?.inputs?.staff).toEqual({
    counselor: { fte: null },
    "social-worker": { fte: 2 },
  });
  expect(said).toContain("only 1 of 2 lines report Counselors");
});

describe("a line for each school", () => {
  const schools = "district,school,students,year,counselors";
  it("is summed by district", () => {
    const text = `${schools}\nElm,North,100,2025-26,0.5\nElm,South,300,2025-26,1.1\n`;
    expect(good(text).districts).toMatchObject([
      { name: "Elm", inputs: { students: 400, staff: { counselor: { fte: 1.6 } } } },
    ]);
  });

  it("is refused where schools are of different years", () => {
    const text = `${schools}\nElm,North,100,2025-26,1\nElm,South,300,2024-25,1\n`;
    expect(wrong(text).join()).toContain(
      '"Elm" has lines of different school years (2025-26, 2024-25)',
    );
  });
});
