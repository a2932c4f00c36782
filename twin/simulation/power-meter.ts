import type { MachineState } from "../appearance/machine-state.ts";
import type { MachineLevels } from "./behaviour-schema.ts";
import { levelIn } from "./machine-level.ts";

/** What a machine draws, and has drawn. Moments only go forward. */
export interface PowerMeter {
  /** kW. */
  powerAt(nowUs: number): number;
  /** kWh since the start. */
  energyAt(nowUs: number): number;
  /** Draws by another state from now on. */
  turn(state: MachineState, nowUs: number): void;
  /** Draws so many kW more from now on; less where it is negative. */
  add(kw: number, nowUs: number): void;
  /** Has been seen to draw so many kW. */
  sample(kw: number, nowUs: number): void;
}

/** Counts what it sees, each reading until the next: for what does not follow a machine's state. */
export function createSampledMeter(startUs: number): PowerMeter {
  let kw = 0;
  let extraKw = 0;
  let energy = 0;
  let sinceUs = startUs;
  const energyAt = (nowUs: number): number => energy + (kw * (nowUs - sinceUs)) / 3600e6;
  const see = (next: number, nowUs: number): void => {
    energy = energyAt(nowUs);
    sinceUs = nowUs;
    kw = next;
  };
  return {
    powerAt: () => kw,
    energyAt,
    turn: () => undefined,
    add(more, nowUs) {
      extraKw += more;
      see(kw + more, nowUs);
    },
    sample: (seen, nowUs) => see(seen + extraKw, nowUs),
  };
}

/**
 * Power follows the machine's state with a lag of first order: p(t) = L + (p0 − L)·e^(−t/τ). Its integral is exact:
 * E = L·t + (p0 − L)·τ·(1 − e^(−t/τ)).
 */
export function createPowerMeter(levels: MachineLevels, state: MachineState, startUs: number): PowerMeter {
  const tauUs = Math.max(levels.settleS, 1e-3) * 1e6;
  let level = levelIn(levels, state);
  let extraKw = 0;
  let fromKw = level;
  let energy = 0;
  let sinceUs = startUs;

  const powerAt = (nowUs: number): number => level + (fromKw - level) * Math.exp((sinceUs - nowUs) / tauUs);
  const energyAt = (nowUs: number): number => {
    const lag = (fromKw - level) * tauUs * -Math.expm1((sinceUs - nowUs) / tauUs);
    return energy + (level * (nowUs - sinceUs) + lag) / 3600e6;
  };
  const settle = (nextLevel: number, nowUs: number): void => {
    energy = energyAt(nowUs);
    fromKw = powerAt(nowUs);
    level = nextLevel;
    sinceUs = nowUs;
  };
  return {
    powerAt,
    energyAt,
    turn: (next, nowUs) => settle(levelIn(levels, next) + extraKw, nowUs),
    add(kw, nowUs) {
      extraKw += kw;
      settle(level + kw, nowUs);
    },
    sample: () => undefined,
  };
}
