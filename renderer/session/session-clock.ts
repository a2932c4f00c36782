/** The session's time between two words of the host: it runs on by itself at the pace that the host named last. */
export interface SessionClock {
  /** The session's time, UTC microseconds. */
  nowUs(): number;
  /** The newest moment that there is: the plant's own now; the end of an exchange file. */
  edgeUs(): number;
  /** Recorded seconds for one of this machine's: 0 while the session stands still, negative while it runs backwards. */
  speed(): number;
  /**
   * @param pace how fast the time runs on by itself; 0 where it goes in steps, with the data
   * @param speed how fast it goes all in all
   */
  set(timeUs: number, pace: number, speed: number): void;
  /** @param isMoving whether the edge goes on with time */
  setEdge(edgeUs: number, isMoving: boolean): void;
}

/**
 * A clock that follows the plant's now from a moment on.
 *
 * @param monotonicMs a clock that only goes forward, in milliseconds
 */
export function createSessionClock(startUs: number, monotonicMs: () => number): SessionClock {
  let anchorUs = startUs;
  let anchorMs = monotonicMs();
  let pace = 1;
  let speed = 1;
  let edgeAnchorUs = startUs;
  let edgeAnchorMs = anchorMs;
  let isEdgeMoving = true;

  const edgeUs = (): number => edgeAnchorUs + (isEdgeMoving ? (monotonicMs() - edgeAnchorMs) * 1000 : 0);
  return {
    nowUs() {
      const timeUs = anchorUs + (monotonicMs() - anchorMs) * 1000 * pace;
      // Nothing is known of what comes after the edge, however fast the session runs towards it.
      return pace > 0 ? Math.min(timeUs, Math.max(anchorUs, edgeUs())) : timeUs;
    },
    edgeUs,
    speed: () => speed,
    set(timeUs, newPace, newSpeed) {
      anchorUs = timeUs;
      anchorMs = monotonicMs();
      pace = newPace;
      speed = newSpeed;
    },
    setEdge(newEdgeUs, isMoving) {
      edgeAnchorUs = newEdgeUs;
      edgeAnchorMs = monotonicMs();
      isEdgeMoving = isMoving;
    },
  };
}
