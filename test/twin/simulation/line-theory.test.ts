import { describe, expect, it } from "vitest";
import { failing, loneLine } from "../../support/lone-line.ts";

const dayS = 86_400;

describe("a simulated line against theory", () => {
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
      expect(line.finished).toBe(n - 1);
      runTo(leavesS(n));
      expect(line.finished).toBe(n);
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
    const machine = { cycleS: 4, spread: 0, ...failing(3000, 200) };
    const { line, runTo } = loneLine(
      [0, 1, 2].map(() => ({ machine, bufferUnits: 0 })),
      { seed: 3 },
    );
    runTo(30 * dayS);
    const share = line.finished / ((30 * dayS) / 4);
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
    expect(Math.abs(line.finished / (60 * dayS) / exact - 1)).toBeLessThan(0.02);
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

/**
 * Units a second of a two-machine line, from the steady state of its chain by iteration. A state is the number of
 * units behind the first machine, 0 to `places`, and whether each machine is up; a machine fails only while it works.
 */
function twoMachineRate(first: MarkovMachine, second: MarkovMachine, places: number): number {
  const at = (units: number, upA: number, upB: number): number => (units * 2 + upA) * 2 + upB;
  const moves: { from: number; to: number; rate: number }[] = [];
  for (let units = 0; units <= places; units++) {
    for (const [upA, upB] of [0, 1].flatMap((a) => [0, 1].map((b) => [a, b] as const))) {
      const from = at(units, upA, upB);
      const add = (to: number, rate: number): void => void moves.push({ from, to, rate });
      if (upA === 0) add(at(units, 1, upB), 1 / first.repairS);
      else if (units < places) {
        add(at(units + 1, 1, upB), 1 / first.cycleS);
        add(at(units, 0, upB), 1 / first.failS);
      }
      if (upB === 0) add(at(units, upA, 1), 1 / second.repairS);
      else if (units > 0) {
        add(at(units - 1, upA, 1), 1 / second.cycleS);
        add(at(units, upA, 0), 1 / second.failS);
      }
    }
  }
  const stepS = 1;
  let share = new Float64Array(4 * (places + 1)).fill(1 / (4 * (places + 1)));
  for (let step = 0; step < 60_000; step++) {
    const next = share.slice();
    for (const { from, to, rate } of moves) {
      const flow = (share[from] ?? 0) * rate * stepS;
      next[from] = (next[from] ?? 0) - flow;
      next[to] = (next[to] ?? 0) + flow;
    }
    share = next;
  }
  let busy = 0;
  for (let units = 1; units <= places; units++) busy += (share[at(units, 0, 1)] ?? 0) + (share[at(units, 1, 1)] ?? 0);
  return busy / second.cycleS;
}
