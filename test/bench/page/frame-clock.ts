import { spendMark, spentMark } from "../trace-marks.ts";
import { framesPerS } from "./subject.ts";

/**
 * The page's clock. While frames are measured, each takes a sixtieth of a second, as where the GPU keeps up: software
 * takes thirty times as long to draw one, and what is due five times a second would be due in every frame.
 */
export interface FrameClock {
  /** Milliseconds of this machine, whatever the page's clock says. */
  realMs(): number;
  /** Does some work: the milliseconds that it took. A trace of the browser has them too, and the processor's among them. */
  spend(work: () => void): number;
  /** From here on the page's clock stands until the next frame. */
  hold(): void;
  /** The next frame. */
  step(): void;
  /** From here on the page's clock runs by itself, from where it stands. */
  release(): void;
}

/** To be called before anything asks for the time. */
export function createFrameClock(): FrameClock {
  const realMs = performance.now.bind(performance);
  let heldMs: number | undefined;
  let aheadMs = 0;
  performance.now = () => heldMs ?? realMs() + aheadMs;
  return {
    realMs,
    spend(work) {
      console.timeStamp(spendMark);
      const startMs = realMs();
      work();
      const spentMs = realMs() - startMs;
      console.timeStamp(spentMark);
      return spentMs;
    },
    hold() {
      heldMs ??= performance.now();
    },
    step() {
      if (heldMs !== undefined) heldMs += 1000 / framesPerS;
    },
    release() {
      if (heldMs !== undefined) aheadMs = heldMs - realMs();
      heldMs = undefined;
    },
  };
}
