import type { RecordingStatus } from "../../twin/bridge/contract.ts";

/** The status of a host that records nothing by intent. */
export const notRecording: RecordingStatus = {
  state: "stopped",
  reason: "no-source",
  sinceUs: 0,
  sizeBytes: 0,
  freeBytes: 0,
  lost: 0,
  retention: { maxAgeDays: 0, maxSizeBytes: 0 },
};
