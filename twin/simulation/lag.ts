/** A value that moves towards a level with a lag of first order. Moments only go forward. */
export interface Lag {
  valueAt(nowUs: number): number;
  /** Moves towards another level from now on. */
  turn(level: number, nowUs: number): void;
}

export function createLag(level: number, settleS: number, startUs: number): Lag {
  const tauUs = Math.max(settleS, 1e-3) * 1e6;
  let from = level;
  let to = level;
  let sinceUs = startUs;
  const valueAt = (nowUs: number): number =>
    from === to ? to : to + (from - to) * Math.exp((sinceUs - nowUs) / tauUs);
  return {
    valueAt,
    turn(next, nowUs) {
      if (next === to) return;
      from = valueAt(nowUs);
      to = next;
      sinceUs = nowUs;
    },
  };
}
