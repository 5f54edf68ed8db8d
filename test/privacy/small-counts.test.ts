import { describe, expect, it } from "vitest";
import { smallCounts } from "../../src/privacy/small-counts.ts";

const FOUND: [string, string][] = [
  ["2 of 3 kids came back", "2 of 3 kids"],
  ["We saw 3 students", "3 students"],
  ["One student cried", "One student"],
  ["about 7 kids", "7 kids"],
  ["two new students joined", "two new students"],
  ["4 middle school students were referred", "4 middle school students"],
  ["9 of 40 students said no", "9 of 40 students"],
  ["35 of 40 students said yes", "35 of 40 students"],
  ["5 of our students", "5 of our students"],
  ["5 of our 12 students", "5 of our 12 students"],
  ["3 out of 12 pupils", "3 out of 12 pupils"],
  ["2/3 kids", "2/3 kids"],
  ["3-5 students a week", "3-5 students"],
  ["three to five students", "three to five students"],
  ["a couple of kids stayed", "a couple of kids"],
  ["two Native girls", "two Native girls"],
  ["6 ninth-graders", "6 ninth-graders"],
  ["three 7th graders", "three 7th graders"],
  ["one of the kids", "one of the kids"],
  ["1 child", "1 child"],
  ["eight young people", "eight young people"],
  ["0 of 8 students", "0 of 8 students"],
  ["it worked for 3 students' families", "3 students"],
  ["3\nstudents", "3 students"],
  ["students (n = 4)", "n = 4"],
  ["it helped in 3 students", "3 students"],
  ["fewer than 5 students", "5 students"],
];

const FINE = [
  "3 weeks",
  "PHQ-9",
  "2 schools",
  "grade 7",
  "grade 7 students",
  "Grades 6-8 students",
  "K-5 students",
  "Tier 2 students got more time",
  "504 students",
  "students with a 504 plan",
  "12 students",
  "1,120 students",
  "fewer than 10 students",
  "0 students",
  "no students",
  "30 of 60 students",
  "2 schools with students in need",
  "3 counselors for students",
  "3 teachers and students met",
  "1 counselor per 250 students",
  "1:250 students",
  "1 in 5 students needs help",
  "one in five students",
  "25% of students",
  "3 percent of students",
  "one student survey",
  "one student at a time",
  "two student support teams",
  "2 staff told students",
  "after 5 days students came",
  "2 meetings where students spoke",
  "version 2 students like more",
  "988 is for students too",
  "one school, many students",
  "We asked students 3 times",
  "2.5 students on average",
  "ages 5 students and up",
  "$5 students pay",
  "n = 40",
  "in 2027 students return",
  "one minor change",
];

describe("small counts of students in free text", () => {
  it.each(FOUND)("finds the one in %j", (text, phrase) => {
    expect(smallCounts(text, 10)).toEqual([phrase]);
  });

  it.each(FINE)("leaves %j alone", (text) => {
    expect(smallCounts(text, 10)).toEqual([]);
  });

  it("finds every one, in order", () => {
    expect(smallCounts("3 students and 4 kids, but 40 girls", 10)).toEqual([
      "3 students",
      "4 kids",
    ]);
  });

  it("goes by the threshold it is given", () => {
    expect(smallCounts("12 students", 15)).toEqual(["12 students"]);
    expect(smallCounts("7 kids", 5)).toEqual([]);
  });
});
