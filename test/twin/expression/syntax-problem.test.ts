import { expect, it } from "vitest";
import type { NamedSignal } from "../../../twin/expression/expression.ts";
import { syntaxProblem } from "../../../twin/expression/syntax-problem.ts";

const known: Readonly<Record<string, NamedSignal>> = { flow: { signal: 0, type: "number" } };
const problemOf = (text: string): number | undefined => syntaxProblem(text, (name) => known[name], ["truth"])?.offset;

it.each([
  "gone > 5",
  "gone and flow > 1",
  "gone = 'held' and other > flow and not third",
  "(a > b) or (c = 'x' and d)",
])("passes what would be a condition if its names were there: %s", (text) => {
  expect(problemOf(text)).toBeUndefined();
});

it.each([
  ["gone >", 6],
  ["alert(1)", 5],
  ["gone > 5; flow", 8],
  ["gone > 5 and gone", 13],
  ["gone + 'held' > 1", 7],
  ["gone.constructor", 4],
] as const)("names the place where no plant would make it one: %s", (text, offset) => {
  expect(problemOf(text)).toBe(offset);
});
