import { join } from "node:path";
import type { Logger } from "pino";
import type { Plant } from "../../twin/plant/plant.ts";
import { type HistoryOptions, openHistory } from "./history/open-history.ts";
import type { Past, Recorder } from "./live-source.ts";
import { readSettings, writeSettings } from "./settings.ts";

export interface RecorderOptions {
  /** Where this host keeps data; a plant has a folder of its own in it. */
  readonly dataFolder: string;
  readonly workerUrls: HistoryOptions["workerUrls"];
  readonly plant: Plant;
  readonly clockUs: () => number;
  readonly log: Logger;
}

/** A recorder, what was so when it last stopped, and its end. */
export interface OpenRecorder {
  readonly recorder: Recorder;
  readonly past: Past;
  stop(): Promise<void>;
}

/** Opens a plant's history and goes on recording into it, for as long as its user wants things kept. */
export async function openRecorder({ dataFolder, plant, ...options }: RecorderOptions): Promise<OpenRecorder> {
  const folder = join(dataFolder, plant.id);
  const settingsPath = join(folder, "settings.json");
  const settings = await readSettings(settingsPath);
  const history = openHistory({ ...options, folder, plant, retention: settings.retention });
  await history.opened;
  const { recorded } = history;
  let writing: Promise<void> = Promise.resolve();
  const ranges = await recorded.ranges();
  const last = ranges.at(-1);
  const openedUs = options.clockUs();
  const everything = { fromUs: 0, toUs: Number.MAX_SAFE_INTEGER };
  const past: Past = {
    alarms: last === undefined ? [] : (await recorded.stateAt(last.toUs)).alarms,
    marks: (await recorded.journal(everything)).filter(({ kind }) => kind === "mark" || kind === "mark-removed"),
    openedUs,
    beganUs: ranges[0]?.fromUs ?? openedUs,
  };
  return {
    recorder: {
      ...history,
      setRetention(retention) {
        history.setRetention(retention);
        const what = `retention: ${retention.maxAgeDays} d, ${retention.maxSizeBytes} B`;
        history.addEntries([{ kind: "action", timeUs: options.clockUs(), who: "operator", what }]);
        // One after the other: what was chosen last stays.
        writing = writing
          .then(() => writeSettings(settingsPath, { ...settings, retention }))
          .catch((error: unknown) => {
            options.log.error({ error, settingsPath }, "the settings could not be written");
          });
      },
    },
    past,
    async stop() {
      await writing;
      await history.stop();
    },
  };
}
