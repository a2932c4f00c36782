import type { Behaviour } from "./behaviour-schema.ts";
import type { SimulatedAsset } from "./simulated-asset.ts";

type CountOf = Extract<Behaviour, { kind: "count" }>["of"];

/** What a line or a machine has counted. */
export function countsOf(which: CountOf, { asset, line, machine }: SimulatedAsset): () => number {
  const isLine = line !== undefined && line.settings.asset === asset.path;
  switch (which) {
    case "good":
      return isLine ? () => line.count.finished : () => (machine?.total ?? 0) - (machine?.scrap ?? 0);
    case "scrap":
      return isLine ? () => line.count.scrapped : () => machine?.scrap ?? 0;
    case "total":
      return isLine ? () => line.count.finished + line.count.scrapped : () => machine?.total ?? 0;
    case "rework":
      return isLine
        ? () => line.stations.reduce((sum, station) => sum + station.machine.reworked, 0)
        : () => machine?.reworked ?? 0;
    case "entered":
      return () => line?.count.entered ?? 0;
    case "wip":
      return () => (line === undefined ? 0 : line.count.entered - line.count.finished - line.count.scrapped);
  }
}

/** The stretch of time that a rate is taken over, and how many counts of it are kept. */
const windowUs = 3600e6;
const kept = 60;

/** Units an hour over the last hour, or since the start while that is shorter. */
export function hourlyRate(count: () => number, startUs: number): (nowUs: number) => number {
  const timesUs = new Float64Array(kept).fill(startUs);
  const counts = new Float64Array(kept);
  let newest = 0;
  return (nowUs) => {
    if (nowUs - (timesUs[newest] ?? 0) >= windowUs / (kept - 1)) {
      newest = (newest + 1) % kept;
      timesUs[newest] = nowUs;
      counts[newest] = count();
    }
    const oldest = (newest + 1) % kept;
    const elapsedUs = nowUs - (timesUs[oldest] ?? startUs);
    return elapsedUs <= 0 ? 0 : ((count() - (counts[oldest] ?? 0)) * 3600e6) / elapsedUs;
  };
}
