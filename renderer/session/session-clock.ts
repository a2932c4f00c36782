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
   * @param moves how often somebody has moved the time; while it stays, a word that comes late does not hold it back
   */
  set(timeUs: number, pace: number, speed: number, moves?: number): void;
  /** @param isMoving whether the edge goes on with time */
  setEdge(edgeUs: number, isMoving: boolean): void;
}

/** A word that is later than this is taken at its word: the host's clock has been set back. */
const mostLateUs = 1_000_000;

/** The share of a word's lateness that is taken for lateness, so that clocks of two speeds stay together. */
const keptShare = 0.95;

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
  let moves: number | undefined;
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
    set(timeUs, newPace, newSpeed, newMoves) {
      const nowMs = monotonicMs();
      const runsOn = newMoves !== undefined && newMoves === moves && newPace === pace && pace !== 0;
      // Every word of the host is late by some time, never early: the least late of them is the best.
      const aheadUs = runsOn ? (anchorUs + (nowMs - anchorMs) * 1000 * pace - timeUs) * Math.sign(pace) : 0;
      const keptUs = aheadUs > 0 && aheadUs < mostLateUs ? aheadUs * keptShare : 0;
      anchorUs = timeUs + keptUs * Math.sign(newPace);
      anchorMs = nowMs;
      pace = newPace;
      speed = newSpeed;
      moves = newMoves;
    },
    setEdge(newEdgeUs, isMoving) {
      edgeAnchorUs = newEdgeUs;
      edgeAnchorMs = monotonicMs();
      isEdgeMoving = isMoving;
    },
  };
}
