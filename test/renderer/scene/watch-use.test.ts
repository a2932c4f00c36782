import { expect, it } from "vitest";
import { watchUse } from "../../../renderer/scene/watch-use.ts";

it("somebody is at work from the first turn of a wheel until a while after the last", () => {
  const page = new EventTarget();
  let atMs = 0;
  const use = watchUse(page, () => atMs);
  expect(use.isInUse()).toBe(false);
  for (const event of ["scroll", "wheel", "keydown", "input", "pointerdown"]) {
    page.dispatchEvent(new Event(event));
    expect(use.isInUse(), event).toBe(true);
    atMs += 399;
    expect(use.isInUse(), event).toBe(true);
    atMs += 1;
    expect(use.isInUse(), event).toBe(false);
  }
  page.dispatchEvent(new Event("pointermove"));
  expect(use.isInUse()).toBe(false);
  use.dispose();
  page.dispatchEvent(new Event("wheel"));
  expect(use.isInUse()).toBe(false);
});
