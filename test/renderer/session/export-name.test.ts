import { expect, it } from "vitest";
import { exportName } from "../../../renderer/session/export-name.ts";
import type { Provenance } from "../../../twin/playback/provenance.ts";

/** Noon on this machine's own wall. */
const noonUs = new Date(2026, 10, 30, 12, 5, 9).getTime() * 1000;
const live = { nowUs: () => noonUs, plant: { view: { id: "works" } } } as never;
const nameOf = (source: Provenance["source"], simulated: boolean): string =>
  exportName({ provenance: { source, origins: { plant: !simulated, simulated } }, live }, "trend", "csv");

it("a file says of which plant and moment it is, and whether it was recorded or simulated", () => {
  expect(nameOf("live", false)).toBe("works-trend-20261130-120509.csv");
  expect(nameOf("live", true)).toBe("works-trend-20261130-120509-simulated.csv");
  expect(nameOf("recorded", true)).toBe("works-trend-20261130-120509-recorded-simulated.csv");
});

it("of a screen that has no plant yet it has what it is", () => {
  const provenance: Provenance = { source: "none", origins: { plant: false, simulated: false } };
  expect(exportName({ provenance, live: undefined }, "alarms", "csv")).toBe("alarms.csv");
});
