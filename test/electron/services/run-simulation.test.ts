import { expect, it, vi } from "vitest";
import { runSimulation } from "../../../electron/services/run-simulation.ts";
import type { SimulatedPlant } from "../../../twin/simulation/simulate-plant.ts";

it("a simulated plant begins anew where its clock jumps, and has nothing to make up", () => {
  const begun: { readonly startUs: number; readonly advance: ReturnType<typeof vi.fn> }[] = [];
  const begin = (startUs: number): Pick<SimulatedPlant, "advance" | "disturbances"> => {
    const advance = vi.fn(() => [{ topic: `since ${startUs / 1e6}`, payload: "" }]);
    begun.push({ startUs, advance });
    const active = (): readonly never[] => (startUs === 0 ? [] : [{ id: startUs } as never]);
    return { advance, disturbances: { active } as never };
  };
  const running = runSimulation(begin, 0, 60e6);
  for (const atS of [0.02, 40, 100, 8 * 3600, 8 * 3600 + 1, 8 * 3600 + 0.5, 3600, 3601]) running.advance(atS * 1e6);
  expect(begun.map(({ startUs, advance }) => [startUs / 1e6, ...advance.mock.calls.map(([us]) => us / 1e6)])).toEqual([
    [0, 0.02, 40, 100],
    [8 * 3600, 8 * 3600, 8 * 3600 + 1, 8 * 3600 + 0.5],
    [3600, 3600, 3601],
  ]);
  expect(running.disturbances.active()).toEqual([{ id: 3600e6 }]);
});
