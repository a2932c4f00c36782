import { describe, expect, it } from "vitest";
import { failing, loneLine } from "../../support/lone-line.ts";

const dayS = 86_400;

/** A month of seconds takes seconds, and many of them where others work beside it. */
const monthMs = 60_000;

describe("a simulated line against theory", { timeout: monthMs }, () => {
  /**
   * Without failures and spread a line makes one unit in the time of its slowest station once it is filled: the n-th
   * leaves at ΣT + (n − 1)·max T (W. J. Hopp and M. L. Spearman, *Factory Physics*, 3rd ed. 2008, ch. 7: bottleneck
   * rate).
   */
  it("has exactly the cycle time of its slowest station", () => {
    const { line, runTo } = loneLine([{ machine: { cycleS: 7, spread: 0 } }, { machine: { cycleS: 13, spread: 0 } }]);
    const leavesS = (n: number): number => 7 + 13 + (n - 1) * 13;
    for (const n of [1, 2, 3, 100, 5000]) {
      runTo(leavesS(n) - 0.001);
      expect(line.count.finished).toBe(n - 1);
      runTo(leavesS(n));
      expect(line.count.finished).toBe(n);
    }
  });

  /**
   * Availability of one machine: A = MTBF / (MTBF + MTTR), where MTBF is the mean running time between failures
   * (IEC 61703, steady-state availability).
   */
  it("of one machine has the analytic availability within 1 % over 30 days", () => {
    const { runTo, device } = loneLine([{ machine: { cycleS: 20, spread: 0, ...failing(1500, 150) } }]);
    runTo(30 * dayS);
    const { stateUs } = device(0);
    const up = stateUs.running / (stateUs.running + stateUs.fault);
    expect(Math.abs(up / (1500 / 1650) - 1)).toBeLessThan(0.01);
  });

  /**
   * A line of equal machines without buffers, whose failures depend on running time, makes 1 / (1 + Σ MTTRᵢ/MTBFᵢ) of
   * what it would without failures (J. A. Buzacott, "Automatic transfer lines with buffer stocks", Int. J. Prod. Res.
   * 5(3), 1967: one stop stops all).
   */
  it("without buffers has the analytic availability within 1 % over 30 days", () => {
    const machine = { cycleS: 10, spread: 0, ...failing(3000, 200) };
    const { line, runTo } = loneLine(
      [0, 1, 2].map(() => ({ machine, bufferUnits: 0 })),
      { seed: 3 },
    );
    runTo(30 * dayS);
    const share = line.count.finished / ((30 * dayS) / 10);
    expect(Math.abs(share * (1 + (3 * 200) / 3000) - 1)).toBeLessThan(0.01);
  });

  /**
   * Two unreliable machines with exponential times and a finite buffer, against the steady state of their Markov chain
   * (S. B. Gershwin, *Manufacturing Systems Engineering*, 1994, ch. 3.4: the exponential two-machine line). With
   * blocking after service the second machine and the blocked unit are two more places of the buffer.
   */
  it("of two machines with a finite buffer agrees with the Markov chain within 2 %", () => {
    const first = { cycleS: 10, failS: 300, repairS: 60 };
    const second = { cycleS: 11, failS: 400, repairS: 90 };
    const bufferUnits = 3;
    const exact = twoMachineRate(first, second, bufferUnits + 2);
    const machine = ({ cycleS, failS, repairS }: typeof first): object => ({
      cycleS,
      shape: "exponential",
      ...failing(failS, repairS),
    });
    const { line, runTo } = loneLine([{ machine: machine(first) }, { machine: machine(second), bufferUnits }], {
      seed: 5,
    });
    runTo(60 * dayS);
    expect(Math.abs(line.count.finished / (60 * dayS) / exact - 1)).toBeLessThan(0.02);
  });

  /** Little's law, L = λ·W (J. D. C. Little, "A proof for the queuing formula: L = λW", Oper. Res. 9(3), 1961). */
  it("obeys Little's law within 2 %", () => {
    const { runTo, total } = loneLine(
      [
        { machine: { cycleS: 30, spread: 0.3, ...failing(2000, 300) } },
        { machine: { cycleS: 28, spread: 0.3, ...failing(2500, 400) }, bufferUnits: 12 },
        { machine: { cycleS: 62, spread: 0.3 }, count: 2, bufferUnits: 6 },
      ],
      { seed: 9, line: { transportS: 25 } },
    );
    runTo(20 * dayS);
    const { wipUs, leadUs, finished } = total();
    const meanUnits = wipUs / (20 * dayS * 1e6);
    const ratePerUs = finished / (20 * dayS * 1e6);
    expect(Math.abs(meanUnits / (ratePerUs * (leadUs / finished)) - 1)).toBeLessThan(0.02);
  });
});

interface MarkovMachine {
  readonly cycleS: number;
  readonly failS: number;
  readonly repairS: number;
}

/** A way from one state of the chain to another, and how often it is gone, 1/s. */
interface Move {
  readonly from: number;
  readonly to: number;
  readonly rate: number;
}

/** A state: units behind the first machine, and whether each machine is up. */
const stateAt = (units: number, upA: number, upB: number): number => (units * 2 + upA) * 2 + upB;

/** Ways out of the states with so many units of at most `places`; a machine fails only while it works. */
function movesFrom(units: number, first: MarkovMachine, second: MarkovMachine, places: number): Move[] {
  const moves: Move[] = [];
  const add = (from: number, to: number, rate: number): void => void moves.push({ from, to, rate });
  for (const up of [0, 1]) {
    // One machine changes while the other is up or down.
    add(stateAt(units, 0, up), stateAt(units, 1, up), 1 / first.repairS);
    add(stateAt(units, up, 0), stateAt(units, up, 1), 1 / second.repairS);
    if (units < places) {
      add(stateAt(units, 1, up), stateAt(units + 1, 1, up), 1 / first.cycleS);
      add(stateAt(units, 1, up), stateAt(units, 0, up), 1 / first.failS);
    }
    if (units > 0) {
      add(stateAt(units, up, 1), stateAt(units - 1, up, 1), 1 / second.cycleS);
      add(stateAt(units, up, 1), stateAt(units, up, 0), 1 / second.failS);
    }
  }
  return moves;
}

/** Units a second of a two-machine line with so many places behind the first, from the steady state of its chain. */
function twoMachineRate(first: MarkovMachine, second: MarkovMachine, places: number): number {
  const counts = Array.from({ length: places + 1 }, (_, units) => units);
  const moves = counts.flatMap((units) => movesFrom(units, first, second, places));
  let share = new Float64Array(4 * counts.length).fill(1 / (4 * counts.length));
  // Steps of a second: far shorter than any time of the machines, and enough of them to settle.
  for (let step = 0; step < 60_000; step++) {
    const next = share.slice();
    for (const { from, to, rate } of moves) {
      const flow = (share[from] ?? 0) * rate;
      next[from] = (next[from] ?? 0) - flow;
      next[to] = (next[to] ?? 0) + flow;
    }
    share = next;
  }
  let busy = 0;
  for (const units of counts.slice(1)) {
    busy += (share[stateAt(units, 0, 1)] ?? 0) + (share[stateAt(units, 1, 1)] ?? 0);
  }
  return busy / second.cycleS;
}
