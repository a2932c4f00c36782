import type { Logger } from "pino";
import type { Exchange } from "./exchange.ts";
import type { Host } from "./host.ts";
import { notRecording } from "./not-recording.ts";
import { startScreenHub } from "./screen-hub.ts";
import type { Source } from "./source.ts";

/** A host that shows an exchange file and has no plant of its own: no broker, no feeds, nothing is recorded. */
export function startRecordingHost(
  source: Source,
  exchange: Exchange,
  software: string,
  clockUs: () => number,
  log: Logger,
): Host {
  const notHere = (): never => {
    throw new Error("a recording has no telemetry of its own");
  };
  const hub = startScreenHub({
    source,
    exchange,
    scenarios: undefined,
    software,
    clockUs,
    log,
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
