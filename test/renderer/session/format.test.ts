import { describe, expect, it } from "vitest";
import {
  formatAge,
  formatBytes,
  formatMoment,
  formatNumber,
  formatSpan,
  formatSpeed,
  formatUnit,
  formatValue,
} from "../../../renderer/session/format.ts";

const name = { zh: "值", en: "Value" };
const common = { id: "x", name, visibility: "public" as const, alarms: [] };

describe("values as people read them", () => {
  it.each([
    [9800, 0, "9800"],
    [12560, 0, "12,560"],
    [-12560.456, 1, "-12,560.5"],
    [0.5, 2, "0.50"],
    [-0.04, 1, "0.0"],
    [Number.NaN, 1, "—"],
    [Number.POSITIVE_INFINITY, 1, "—"],
  ])("%d with %d decimals is %s, in both languages", (value, decimals, expected) => {
    expect(formatNumber(value, decimals, "zh")).toBe(expected);
    expect(formatNumber(value, decimals, "en")).toBe(expected);
  });

  it("uses the unit signs of each language", () => {
    expect([formatUnit("°C", "zh"), formatUnit("kWh", "zh"), formatUnit("kW", "zh")]).toEqual(["℃", "kW·h", "kW"]);
    expect(formatUnit("°C", "en")).toBe("°C");
  });

  it("names an enum's value in the language, by its own text where it has no name, and never by a number", () => {
    const step = {
      ...common,
      type: "enum",
      values: ["Prep", "Cut"],
      valueNames: { Prep: { zh: "准备", en: "Preparation" } },
    } as const;
    const mutable = { ...step, values: [...step.values] };
    expect(formatValue(mutable, 0, undefined, "zh")).toBe("准备");
    expect(formatValue(mutable, 1, undefined, "zh")).toBe("Cut");
    expect(formatValue(mutable, 2, undefined, "zh")).toBe("—");
    expect(formatValue(mutable, Number.NaN, undefined, "en")).toBe("—");
  });

  it("names the states of machines as people do where the plant gives no name", () => {
    const state = { ...common, type: "enum", values: ["Execute", "HELD", "constructor"], valueNames: {} } as const;
    const mutable = { ...state, values: [...state.values] };
    expect(formatValue(mutable, 0, undefined, "zh")).toBe("执行");
    expect(formatValue(mutable, 1, undefined, "en")).toBe("Held");
    expect(formatValue(mutable, 2, undefined, "zh")).toBe("constructor");
  });

  it("has a text, by its name where the plant gives one, or a dash for texts and booleans", () => {
    const valueNames = { "tool-breakage": { zh: "刀具断裂", en: "Tool breakage" } };
    const text = { ...common, type: "text", valueNames } as const;
    expect(formatValue(text, Number.NaN, "tool-breakage", "zh")).toBe("刀具断裂");
    expect(formatValue(text, Number.NaN, "B-7", "zh")).toBe("B-7");
    expect(formatValue(text, Number.NaN, "constructor", "zh")).toBe("constructor");
    expect(formatValue(text, Number.NaN, "", "zh")).toBe("—");
    expect(formatValue(text, Number.NaN, undefined, "zh")).toBe("—");
    expect(formatValue({ ...common, type: "boolean" }, 1, undefined, "zh")).toBe("是");
    expect(formatValue({ ...common, type: "boolean" }, Number.NaN, undefined, "en")).toBe("—");
  });

  it.each([
    [0, "0.0 s"],
    [-80_000, "0.0 s"],
    [9_940_000, "9.9 s"],
    [35e6, "35 s"],
    [12 * 60e6, "12 min"],
    [5 * 3600e6, "5 h"],
    [3 * 86_400e6, "3 d"],
  ])("an age of %d µs is %s", (age, expected) => {
    expect(formatAge(age)).toBe(expected);
  });
});

describe("time and size as people read them", () => {
  it.each([
    [0, "0 s"],
    [45e6, "45 s"],
    [8 * 3600e6, "8 h"],
    [80 * 60e6, "1 h 20 min"],
    [51 * 3600e6, "2 d 3 h"],
  ])("a span of %d µs is %s", (span, expected) => {
    expect(formatSpan(span)).toBe(expected);
  });

  it("gives moments in this machine's zone", () => {
    const timeUs = new Date(2026, 10, 24, 2, 13, 7, 42).getTime() * 1000;
    expect(formatMoment(timeUs)).toBe("2026-11-24 02:13:07.042");
    expect(formatMoment(Number.NaN)).toBe("—");
  });

  it.each([
    [999, "999 B"],
    [1400, "1.4 kB"],
    [18_432_111, "18.4 MB"],
    [310e9, "310 GB"],
  ])("%d bytes are %s", (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected);
  });

  it("gives speeds with their direction", () => {
    expect([formatSpeed(60), formatSpeed(0.5), formatSpeed(-10)]).toEqual(["×60", "×0.5", "×−10"]);
  });
});
