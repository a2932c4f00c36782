import { expect, it } from "vitest";
import { screenActionOf } from "../../../renderer/panels/screen-keys.ts";

it("keys work on the screen, also with Caps Lock", () => {
  expect(["p", "P", "?", "Escape", "/", "x"].map((key) => screenActionOf(key, "work", false))).toEqual([
    "scenarios",
    "scenarios",
    "help",
    "up",
    "search",
    undefined,
  ]);
});

it("with a dialog open, nothing pushes it away and nothing moves behind it", () => {
  expect(["p", "c", "?", "m", "/", "t", "Escape"].map((key) => screenActionOf(key, "work", true))).toEqual(
    Array(7).fill(undefined),
  );
  expect(["l", "n"].map((key) => screenActionOf(key, "work", true))).toEqual(["language", "theme"]);
});

it("a presenter's window opens only what it has, so that the clicker goes on working", () => {
  expect(["c", "?", "m", "/", "p"].map((key) => screenActionOf(key, "presenter", false))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    "scenarios",
  ]);
});
