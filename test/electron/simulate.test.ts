import { describe, expect, it } from "vitest";
import { runNode } from "../support/run-node.ts";

interface Report {
  readonly hash: string;
  readonly units: number;
  readonly scrapped: number;
  readonly failures: Readonly<Record<string, number>>;
  readonly lines: readonly { readonly asset: string; readonly states: Readonly<Record<string, number>> }[];
}

/** Two hours are enough to show it; every run is a process of its own. */
async function run(seed: number): Promise<Report> {
  const args = ["electron/simulate.ts", "--days", "0.08", "--seed", String(seed), "--json"];
  const { status, stdout, stderr } = await runNode(args);
  expect([status, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as Report;
}

describe("npm run simulate", () => {
  it("says the same in two processes for one seed, and something else for another", { timeout: 60_000 }, async () => {
    const [first, second, other] = await Promise.all([run(7), run(7), run(8)]);
    expect({ ...second, wallS: 0 }).toEqual({ ...first, wallS: 0 });
    expect(other.hash).not.toBe(first.hash);
  });

  it("tells what was made, how machines spent their time, and why they failed", { timeout: 60_000 }, async () => {
    const { lines, units, failures } = await run(7);
    expect(lines).toHaveLength(19);
    expect(units).toBeGreaterThan(1000);
    expect(Object.values(failures).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10);
    for (const { asset, states } of lines) {
      const whole = Object.values(states).reduce((sum, share) => sum + share, 0);
      expect(whole, asset).toBeCloseTo(1, 2);
    }
  });
});
