import { Refusal } from "../../twin/bridge/refusal.ts";
import type { Host } from "./host.ts";
import { notRecording } from "./not-recording.ts";
import { type ScreenHubOptions, startScreenHub } from "./screen-hub.ts";

/** A host that shows an exchange file and has no plant of its own: no broker, no feeds, nothing is recorded. */
export function startRecordingHost(
  options: Pick<ScreenHubOptions, "source" | "exchange" | "scenarios" | "desk" | "software" | "clockUs" | "log">,
): Host {
  const notHere = (): never => {
    throw new Refusal({ zh: "录制文件没有实时数据", en: "a recording has no telemetry of its own" });
  };
  const hub = startScreenHub({
    ...options,
    own: {
      feeds: () => [],
      notices: notHere,
      recording: () => notRecording,
      retryFeed: notHere,
      note: notHere,
      actOnAlarms: notHere,
      setRetention: notHere,
      disturbances: notHere,
    },
    tick: () => undefined,
  });
  return {
    openScreen: hub.openScreen,
    isRemoteToken: hub.isRemoteToken,
    openRemote: hub.openRemote,
    stop: () => Promise.resolve(hub.stop()),
  };
}
