import type { FrameClock } from "./frame-clock.ts";

/** The JavaScript time of every animation frame of the page, whoever asks for frames. */
export interface AnimationFrames {
  /** Waits for the next frame and tells its milliseconds. */
  next(): Promise<number>;
}

/** To be called before anything asks for a frame. */
export function timeAnimationFrames({ spend }: FrameClock): AnimationFrames {
  const native = window.requestAnimationFrame.bind(window);
  let spentMs = 0;
  window.requestAnimationFrame = (callback) =>
    native((timeMs) => {
      spentMs += spend(() => callback(timeMs));
    });
  return {
    next() {
      spentMs = 0;
      // Asked for after those of the frame, so it is answered after them; the message comes when all is done.
      return new Promise((resolve) => {
        native(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(spentMs);
          port2.postMessage(null);
        });
      });
    },
  };
}
