import type { SampleColumns } from "../telemetry/sample-columns.ts";
import { receivedUs } from "../telemetry/sample-time.ts";

/** When a row of columns was received, UTC microseconds. */
export function rowReceivedUs(samples: SampleColumns, row: number): number {
  return receivedUs(samples.timeUs[row] ?? 0, samples.lagUs[row] ?? 0, samples.quality[row] ?? 0);
}
