import { describe, expect, it } from "vitest";
import { killHistory } from "../../../bench/kill-history.ts";

describe("a host that is killed while it records", () => {
  it("loses at most its last second, and nothing before it", { timeout: 60_000 }, async () => {
    const moments = [0.1, 0.9, 0.4, 0.7, 0.2];
    let next = 0;
    const { opened, wrong, samplesRead, worstLossMs } = await killHistory(5, () => moments[next++ % 5] ?? 0);
    expect({ opened, wrong }).toEqual({ opened: 5, wrong: 0 });
    expect(samplesRead).toBeGreaterThan(5 * 300 * 10);
    expect(worstLossMs).toBeLessThanOrEqual(1000);
  });
});
