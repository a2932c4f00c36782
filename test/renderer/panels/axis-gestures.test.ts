import { beforeEach, expect, it, vi } from "vitest";
import { listenToAxis } from "../../../renderer/panels/time-bar/axis-gestures.ts";
import { createAxisModel } from "../../../renderer/panels/time-bar/axis-model.ts";

const nowUs = 1_764_000_000_000_000;

/** An axis of 1000 px in a page that has no layout. */
class Axis extends EventTarget {
  setPointerCapture = vi.fn();
  getBoundingClientRect = () => ({ left: 0, top: 0 });
  send(type: string, clientX: number, shiftKey = false): void {
    this.dispatchEvent(Object.assign(new Event(type), { clientX, clientY: 10, shiftKey, button: 0, pointerId: 1 }));
  }
}

const requests = {
  headUs: () => nowUs,
  mayControl: () => true,
  seek: vi.fn(),
  pick: vi.fn(),
  goToChapter: () => false,
};
let axis: Axis;
let model: ReturnType<typeof createAxisModel>;
beforeEach(() => {
  vi.clearAllMocks();
  axis = new Axis();
  model = createAxisModel(nowUs);
  model.view = { ...model.view, widthPx: 1000 };
  listenToAxis(axis as unknown as HTMLElement, model, requests);
});

it("a stretch is picked where the hand lets go", () => {
  axis.send("pointerdown", 100, true);
  axis.send("pointermove", 300, true);
  axis.send("pointerup", 300, true);
  expect(requests.pick).toHaveBeenCalledTimes(1);
});

it("a pointer that the browser has taken away lets go of everything, and moves nothing when it hovers", () => {
  axis.send("pointerdown", 100);
  axis.send("pointermove", 200);
  axis.send("pointercancel", 200);
  const { view } = model;
  axis.send("pointermove", 600);
  axis.send("pointerdown", 100, true);
  axis.send("pointermove", 300, true);
  axis.send("pointercancel", 300, true);
  axis.send("pointerup", 300);
  expect(model.view).toBe(view);
  expect([model.picked, requests.pick.mock.calls, requests.seek.mock.calls]).toEqual([undefined, [], []]);
});
