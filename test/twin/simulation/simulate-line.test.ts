import { describe, expect, it } from "vitest";
import type { MachineState } from "../../../twin/appearance/machine-state.ts";
import { type LineSimulation, simulateLine } from "../../../twin/simulation/simulate-line.ts";

const station = (asset: string, changes: object = {}) => ({
  asset,
  cycleS: 10,
  spread: 0,
  scrapShare: 0,
  mtbfS: 1e9,
  mttrS: 60,
  ...changes,
});

/** Runs a line second by second and counts each station's seconds in each state. */
function watch(line: LineSimulation, seconds: number): Map<MachineState, number>[] {
  const shares = line.stations.map(() => new Map<MachineState, number>());
  for (let second = 1; second <= seconds; second++) {
    line.advance(second * 1e6);
    for (const [place, { state }] of line.stations.entries()) {
      const share = shares[place];
      share?.set(state, (share.get(state) ?? 0) + 1);
    }
  }
  return shares;
}

const line = (stations: ReturnType<typeof station>[], seed = 1, bufferUnits = 2): LineSimulation =>
  simulateLine({ asset: "line", bufferUnits, stations }, seed, 0);

describe("a simulated line", () => {
  it("without failures and spread makes one unit every cycle of its slowest station", () => {
    const steady = line([station("a"), station("b", { cycleS: 20 }), station("c")]);
    steady.advance(10_000e6);
    expect(steady.finished).toBeGreaterThanOrEqual(497);
    expect(steady.finished).toBeLessThanOrEqual(500);
  });

  it("loses no unit: what one station finished is in the next, in the buffer between, or through", () => {
    const busy = line([
      station("a", { spread: 0.3 }),
      station("b", { spread: 0.3, mtbfS: 150 }),
      station("c", { spread: 0.3 }),
    ]);
    for (let second = 0; second < 20_000; second += 13) {
      busy.advance(second * 1e6);
      const [a, b, c] = busy.stations;
      for (const between of [(a?.total ?? 0) - (b?.total ?? 0), (b?.total ?? 0) - (c?.total ?? 0)]) {
        expect(between).toBeGreaterThanOrEqual(0);
        // Two in the buffer and one in work.
        expect(between).toBeLessThanOrEqual(3);
      }
      expect(c?.total).toBe(busy.finished);
    }
  });

  it("blocks what is before its slowest station and starves what is after", () => {
    const [before, slow, after] = watch(line([station("a"), station("b", { cycleS: 20 }), station("c")]), 2000);
    expect((before?.get("blocked") ?? 0) / 2000).toBeCloseTo(0.5, 1);
    expect((slow?.get("running") ?? 0) / 2000).toBeGreaterThan(0.97);
    expect((after?.get("starved") ?? 0) / 2000).toBeCloseTo(0.5, 1);
  });

  it("starts up, fails and recovers", () => {
    const single = line([station("a", { mtbfS: 200, mttrS: 50 })]);
    expect(single.stations[0]?.state).toBe("setup");
    const [states] = watch(single, 200_000);
    const up = states?.get("running") ?? 0;
    const down = states?.get("fault") ?? 0;
    expect(up / (up + down)).toBeCloseTo(200 / 250, 1);
  });

  it("scraps its share, and what is scrapped does not go on", () => {
    const scrapping = line([station("a", { scrapShare: 0.2 }), station("b", { cycleS: 1 })]);
    scrapping.advance(100_000e6);
    const [first, second] = scrapping.stations;
    expect((first?.scrap ?? 0) / (first?.total ?? 1)).toBeCloseTo(0.2, 1);
    const onTheWay = (first?.total ?? 0) - (first?.scrap ?? 0) - (second?.total ?? 0);
    expect(onTheWay).toBeGreaterThanOrEqual(0);
    expect(onTheWay).toBeLessThanOrEqual(3);
  });

  it("shows the progress of its work, which stands still in a fault", () => {
    const single = line([station("a", { mtbfS: 1e9 })]);
    single.advance(2e6);
    expect(single.stations[0]?.progressAt(7e6)).toBeCloseTo(0.5);
    expect(single.stations[0]?.progressAt(12e6)).toBe(1);
  });

  it("goes the same way for the same seed, however its time is cut, and another for another seed", () => {
    const settings = [station("a", { spread: 0.2, mtbfS: 100 }), station("b", { spread: 0.2, scrapShare: 0.1 })];
    const states = (one: LineSimulation): unknown =>
      one.stations.map(({ state, total, scrap }) => [state, total, scrap]);
    const whole = line(settings);
    whole.advance(5000e6);
    const cut = line(settings);
    for (let second = 0; second <= 5000; second += 7) cut.advance(second * 1e6);
    cut.advance(5000e6);
    const other = line(settings, 2);
    other.advance(5000e6);
    expect(states(cut)).toEqual(states(whole));
    expect(states(other)).not.toEqual(states(whole));
  });
});
