import { EventEmitter } from "node:events";
import type { App } from "electron";
import { expect, it, vi } from "vitest";
import { stopBeforeQuit } from "../../../electron/desktop/stop-before-quit.ts";

/** An app that is gone once nobody holds it back. */
function standIn(): { readonly app: Pick<App, "on" | "quit">; readonly left: number } {
  const events = new EventEmitter();
  let left = 0;
  const quit = (): void => {
    let isHeld = false;
    events.emit("will-quit", { preventDefault: () => (isHeld = true) });
    if (!isHeld) left++;
  };
  return {
    app: { on: events.on.bind(events) as App["on"], quit },
    get left() {
      return left;
    },
  };
}

it("the app is quit once all that runs has stopped, however often it is asked to", async () => {
  const stood = standIn();
  let finish: () => void = () => undefined;
  const stop = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );
  stopBeforeQuit(stood.app, stop, vi.fn());
  stood.app.quit();
  stood.app.quit();
  expect([stop.mock.calls.length, stood.left]).toEqual([1, 0]);
  finish();
  await vi.waitFor(() => expect(stood.left).toBe(1));
  expect(stop).toHaveBeenCalledTimes(1);
});

it("the app is quit where something cannot be stopped, and says why", async () => {
  const stood = standIn();
  const onFailed = vi.fn();
  const error = new Error("the disk is gone");
  stopBeforeQuit(stood.app, () => Promise.reject(error), onFailed);
  stood.app.quit();
  await vi.waitFor(() => expect(stood.left).toBe(1));
  expect(onFailed).toHaveBeenCalledWith(error);
});
