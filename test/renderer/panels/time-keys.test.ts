import { expect, it } from "vitest";
import { timeActionOf } from "../../../renderer/panels/time-keys.ts";

const press = (key: string, role?: string, shiftKey = false): string | undefined =>
  timeActionOf({ key, shiftKey }, role);

it.each([
  [" ", "play-or-pause"],
  ["ArrowLeft", "back-1-s"],
  ["ArrowRight", "forward-1-s"],
  [",", "slower"],
  [".", "faster"],
  ["r", "back-to-live"],
  ["R", "back-to-live"],
  ["x", undefined],
])("the key %j does %s", (key, expected) => {
  expect(press(key)).toBe(expected);
});

it("with Shift, arrows go ten seconds", () => {
  expect([press("ArrowLeft", undefined, true), press("ArrowRight", undefined, true)]).toEqual([
    "back-10-s",
    "forward-10-s",
  ]);
});

it("leaves to what has the focus the keys that it needs itself", () => {
  expect(press(" ", "button")).toBeUndefined();
  expect(press("ArrowLeft", "tree")).toBeUndefined();
  expect(press("ArrowLeft", "slider")).toBe("back-1-s");
  expect(press(" ", "slider")).toBe("play-or-pause");
  expect(press(" ", "tree")).toBe("play-or-pause");
});
