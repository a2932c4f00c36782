/** Whether somebody is at work on the screen: scrolls, types or presses something. */
export interface UseWatch {
  isInUse(): boolean;
  dispose(): void;
}

const events = ["scroll", "wheel", "keydown", "input", "pointerdown"] as const;

/** What somebody did goes on to be drawn for so long: a wheel turns on, and a list is laid out anew. */
const usedForMs = 400;

/**
 * @param target everything in it counts, also where an event does not bubble
 * @param nowMs a clock that only goes forward
 */
export function watchUse(target: EventTarget, nowMs: () => number): UseWatch {
  let usedMs = Number.NEGATIVE_INFINITY;
  const note = (): void => {
    usedMs = nowMs();
  };
  const options = { capture: true, passive: true };
  for (const event of events) target.addEventListener(event, note, options);
  return {
    isInUse: () => nowMs() - usedMs < usedForMs,
    dispose() {
      for (const event of events) target.removeEventListener(event, note, options);
    },
  };
}
