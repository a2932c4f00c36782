import { describe, expect, it } from "vitest";
import { claimLines, formatExpected, formatMeasured } from "../../../renderer/session/evidence-text.ts";
import { controlOf, tourActionOf } from "../../../renderer/session/tour-actions.ts";
import { evidenceOfPump } from "../../support/evidence.ts";

describe("what a key does to a tour", () => {
  it.each([
    [" ", undefined, "work", "play-or-pause"],
    [" ", "button", "work", undefined],
    ["PageDown", undefined, "work", "next"],
    ["PageUp", "slider", "presenter", "back"],
    ["ArrowRight", undefined, "work", undefined],
    ["ArrowRight", undefined, "audience", "next"],
    ["ArrowLeft", undefined, "presenter", "back"],
    ["Home", undefined, "work", undefined],
    ["Home", undefined, "audience", "first"],
    ["x", undefined, "audience", undefined],
  ] as const)("%s with the focus on %s in a window for %s: %s", (key, role, use, action) => {
    expect(tourActionOf(key, role, use)).toBe(action);
  });

  it.each([
    ["playing", { kind: "pause" }],
    ["paused", { kind: "play" }],
    ["ended", { kind: "play" }],
  ] as const)("Space, while it is %s", (state, control) => {
    expect(controlOf("play-or-pause", { state, step: 1, stepLeftUs: 0, leftUs: 0 })).toEqual(control);
  });
});

describe("claims in words", () => {
  const claim = { id: "steady", claim: { zh: "平稳", en: "Steady" }, atLeast: 10, unit: "L/min" };

  it("stand with what was measured of them, once it was", () => {
    const step = { id: "surge", claims: [claim, { ...claim, id: "other" }] };
    const steps = [{ ...step, id: "before" }, step] as unknown as Parameters<typeof claimLines>[0];
    const measured = evidenceOfPump();
    const lines = claimLines(steps, [measured]);
    expect(lines.map(({ step: of, claim: { id }, evidence }) => [of, id, evidence === measured])).toEqual([
      ["before", "steady", false],
      ["before", "other", false],
      ["surge", "steady", true],
      ["surge", "other", false],
    ]);
  });

  it("are read with four digits, or all whole ones, and the units of the language", () => {
    expect(formatMeasured(347.1523, "s", "en")).toBe("347.2 s");
    expect(formatMeasured(98.94736, "%", "zh")).toBe("98.95%");
    expect(formatMeasured(0.0009495, "%", "en")).toBe("0.001%");
    expect(formatMeasured(12_345.6, "kWh", "zh")).toBe("12,346 kW·h");
    expect(formatMeasured(null, "s", "zh")).toBe("—");
    expect(formatExpected(claim, "en")).toBe("≥ 10 L/min");
    expect(formatExpected({ ...claim, atLeast: 12_345 }, "en")).toBe("≥ 12,345 L/min");
    expect(formatExpected({ ...claim, atMost: 20 }, "zh")).toBe("≥ 10 L/min，≤ 20 L/min");
  });
});
