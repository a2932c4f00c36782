import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExpression } from "../../../twin/expression/evaluate-expression.ts";
import type { NamedSignal } from "../../../twin/expression/expression.ts";
import { parseExpression } from "../../../twin/expression/parse-expression.ts";

const signals: Readonly<Record<string, NamedSignal>> = {
  temperature: { signal: 0, type: "number" },
  "web-speed": { signal: 1, type: "number" },
  door: { signal: 2, type: "truth" },
  state: { signal: 3, type: "state", values: ["idle", "execute", "held"] },
  "hall/line-1/winder-2/vibration": { signal: 4, type: "number" },
};
const resolve = (name: string): NamedSignal | undefined => signals[name];

function evaluate(text: string, values: readonly number[]): number {
  const parsed = parseExpression(text, resolve);
  if (parsed.problem !== undefined) throw new Error(`${parsed.problem.offset}: ${parsed.problem.text.en}`);
  return evaluateExpression(parsed.expression, (signal) => values[signal] ?? Number.NaN);
}

function refusal(text: string): string {
  const { problem } = parseExpression(text, resolve);
  return problem === undefined ? "accepted" : `${problem.offset} ${problem.text.en}`;
}

describe("an expression", () => {
  it.each([
    ["temperature > 80", [81], 1],
    ["temperature > 80", [80], 0],
    ["temperature + 2 * web-speed >= 10", [4, 3], 1],
    ["(temperature + 2) * web-speed = 18", [4, 3], 1],
    ["temperature - web-speed - 1 = 0", [4, 3], 1],
    ["-temperature < -3", [4], 1],
    ["door and not (state = 'held')", [0, 0, 1, 1], 1],
    ["state != 'held' or temperature > 1e2", [0, 0, 0, 2], 0],
    ["hall/line-1/winder-2/vibration > 4.5", [0, 0, 0, 0, 5], 1],
    ["temperature > 1 or temperature < 0 and door", [2, 0, 0], 1],
  ])("%s of %j is %d", (text, values, expected) => {
    expect(evaluate(text, values)).toBe(expected);
  });

  it("is unknown where what it needs is unknown, and only there", () => {
    expect(evaluate("temperature > 80", [])).toBeNaN();
    expect(evaluate("temperature > 80 and web-speed > 1", [Number.NaN, 0])).toBe(0);
    expect(evaluate("temperature > 80 or web-speed > 1", [Number.NaN, 2])).toBe(1);
    expect(evaluate("temperature > 80 or web-speed > 1", [Number.NaN, 0])).toBeNaN();
    expect(evaluate("temperature / web-speed > 1", [1, 0])).toBeNaN();
  });

  it.each([
    ["", "0 ends too early: a signal, a number or a bracket is needed here"],
    ["temperature >", "13 ends too early: a signal, a number or a bracket is needed here"],
    ["temperature", "0 a condition is needed here, not a number"],
    ["temperatur > 1", '0 there is no signal "temperatur"'],
    ["temperature > 1 and web-speed", "20 a condition is needed here, not a number"],
    ["temperature > 'held'", "14 a number is needed here, not a state"],
    ["state = 'gone'", '8 there is no state "gone"; it may be idle, execute, held'],
    ["state < 'held'", "6 a state can only be held against another with = or !="],
    ["(door", '5 a closing ")" is missing'],
    ["door door", '5 "door" is not expected here'],
    ["1 < temperature < 3", '16 "<" is not expected here'],
    ["fetch('x')", '0 there is no signal "fetch"'],
    ["door; door", '4 ";" has no meaning here'],
    ["constructor.constructor('return 1')()", '11 "." has no meaning here'],
    [`${"(".repeat(60)}door${")".repeat(60)}`, "50 is nested too deeply"],
  ])("%s is refused with its place", (text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  it("of any characters is refused or gives 0, 1 or unknown, and nothing throws", () => {
    const word = fc.constantFrom(
      ..."temperature web-speed door state 'held' 3 0.5 and or not ( ) < <= = != + - * /".split(" "),
    );
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(word, { maxLength: 12 }).map((all) => all.join(" ")),
    );
    fc.assert(
      fc.property(text, fc.array(fc.double(), { maxLength: 5 }), (given, values) => {
        const parsed = parseExpression(given, resolve);
        if (parsed.problem !== undefined) {
          expect(parsed.problem.offset).toBeLessThanOrEqual(given.length);
          return;
        }
        const truths = values.map((value, signal) => (signal === 2 ? Number(value > 0) : value));
        const result = evaluateExpression(parsed.expression, (signal) => truths[signal] ?? Number.NaN);
        expect(Number.isNaN(result) || result === 0 || result === 1).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
