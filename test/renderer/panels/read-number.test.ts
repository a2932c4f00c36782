import { describe, expect, it } from "vitest";
import { readNumber, shownNumber } from "../../../renderer/panels/read-number.ts";

interface Field {
  readonly shown: number | string;
  readonly value: number | undefined;
}

/** Writes a text digit by digit into an empty field whose value follows it. */
function write(text: string): Field {
  let field: Field = { shown: "", value: undefined };
  for (const digit of text) {
    const written = { text: `${field.shown}${digit}`, before: field.value };
    const value = readNumber(written.text);
    field = { shown: shownNumber(written, value), value };
  }
  return field;
}

describe("a number that is written", () => {
  it.each([
    ["0.5", 0.5],
    ["1.05", 1.05],
    ["-5", -5],
    ["-0.25", -0.25],
    ["100", 100],
  ])("given %s digit by digit, is that number", (text, value) => {
    expect(write(text)).toEqual({ shown: text, value });
  });

  it("is none while there is a sign alone, or nothing", () => {
    expect(write("-")).toEqual({ shown: "-", value: undefined });
    expect([readNumber(""), readNumber("1e999")]).toEqual([undefined, undefined]);
  });

  it("stays empty for the next digits where there has to be one, and the old one holds until then", () => {
    expect(shownNumber({ text: "", before: 8 }, 8)).toBe("");
  });

  it("shows the value where that has become another one", () => {
    const shown = ([text, value]: [string, number | undefined]) => shownNumber({ text, before: 8 }, value);
    expect(
      [["1.0", 1] as const, ["1.0", 2] as const, ["1.0", undefined] as const, ["", 7] as const].map(([a, b]) =>
        shown([a, b]),
      ),
    ).toEqual(["1.0", 2, "", 7]);
  });
});
