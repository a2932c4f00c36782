import { EventEmitter } from "node:events";
import type { WebContents } from "electron";
import { expect, it, vi } from "vitest";
import { askBeforeLeaving } from "../../../electron/desktop/ask-before-leaving.ts";

it.each([
  ["lets the window go where the person wants to leave", true, 1],
  ["keeps the window where the person stays", false, 0],
])("%s", (_does, wantsToLeave, times) => {
  const contents = new EventEmitter();
  askBeforeLeaving(contents as unknown as WebContents, () => wantsToLeave);
  const event = { preventDefault: vi.fn() };
  contents.emit("will-prevent-unload", event);
  expect(event.preventDefault).toHaveBeenCalledTimes(times);
});
