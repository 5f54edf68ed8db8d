import { expect, it } from "vitest";
import { readTimes } from "../../src/answers/wall-time.ts";

it.each([
  ["18:00-07:30", "18:00", "07:30"],
  ["6pm-7:30am", "18:00", "07:30"],
  ["from 6 p.m. to 7.30 a.m.", "18:00", "07:30"],
  ["12am – 12pm", "00:00", "12:00"],
  ["22 until 6", "22:00", "06:00"],
  ["noon and midnight", "12:00", "00:00"],
])("reads %j", (text, from, until) => {
  expect(readTimes(text)).toEqual({ from, until });
});

it.each([
  "",
  "18:00",
  "25:00-7:00",
  "8:60-9:00",
  "13pm-14pm",
  "0am-5am",
  "1-2-3",
  "evening-morning",
])("finds no hours in %j", (text) => {
  expect(readTimes(text)).toBeUndefined();
});
