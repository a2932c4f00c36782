import type { PairSide } from "../../twin/bridge/pair-requests.ts";
import type { TimeRange } from "../../twin/playback/recorded-history.ts";
import type { Scenario } from "../../twin/scenario/scenario-schema.ts";
import { refusals } from "./refusals.ts";
import type { Source } from "./source.ts";

/** Where runs come from that are held against each other. */
export interface RunServices {
  readonly clockUs: () => number;
  /**
   * The recording that is simulated for a scenario.
   *
   * @throws Error where there is no such scenario, or none is simulated for it
   */
  simulatedRun(scenario: Scenario["id"], onProgress: (share: number) => void): Promise<Source>;
}

/** A stretch of what a source recorded. */
export interface OpenRun {
  readonly source: Source;
  readonly range: TimeRange;
}

/**
 * Finds what a run is of, and has it simulated where it must be.
 *
 * @param home what was recorded is of this source
 * @param onProgress told the share that is done, 0 to 1, while it is simulated
 * @throws Error where nothing is recorded there, or it cannot be simulated
 */
export async function openRun(
  wanted: PairSide["run"],
  home: Source,
  host: RunServices,
  onProgress: (share: number) => void,
): Promise<OpenRun> {
  if (wanted.of === "recorded") return { source: home, range: { fromUs: wanted.fromUs, toUs: wanted.toUs } };
  const source = await host.simulatedRun(wanted.scenario, onProgress);
  const { startUs, edgeUs } = source.bounds(host.clockUs());
  return { source, range: { fromUs: startUs, toUs: edgeUs } };
}

/** The run as a source of its own, of which there is nothing before and after. */
export function sourceOfRun({ source, range }: OpenRun): Source {
  if (source.recorded === undefined) throw refusals.nothingRecorded();
  return {
    ...source,
    live: undefined,
    bounds: () => ({ startUs: range.fromUs, edgeUs: range.toUs, isLive: false }),
    marks: () => [],
    markRevision: 0,
  };
}
