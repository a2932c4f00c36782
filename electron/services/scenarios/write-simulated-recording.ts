import { createAlarmBoard } from "../../../twin/alarms/alarm-board.ts";
import type { AlarmEntry } from "../../../twin/alarms/alarm-life.ts";
import type { PlantFiles } from "../../../twin/plant/parse-plant.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import type { ByteSink } from "../../../twin/recording/byte-source.ts";
import { describeRecording } from "../../../twin/recording/describe-recording.ts";
import type { ExchangeCodec } from "../../../twin/recording/exchange-codec.ts";
import { recordSamples } from "../../../twin/recording/record-samples.ts";
import { rowReceivedUs } from "../../../twin/recording/row-received-us.ts";
import { startExchangeFile, type WrittenFile } from "../../../twin/recording/start-exchange-file.ts";
import type { ScenarioSimulation } from "../../../twin/scenario/scenario-schema.ts";
import { startRecording } from "../../../twin/scenario/simulate-recording.ts";
import type { SimulationFile } from "../../../twin/simulation/simulation-schema.ts";
import { copySample } from "../../../twin/telemetry/encode-in-order.ts";
import { clearSamples, createSampleColumns, type SampleColumns } from "../../../twin/telemetry/sample-columns.ts";

/** What a recording is simulated of. */
export interface RecordingContent {
  readonly plant: Plant;
  readonly plantFiles: PlantFiles;
  /** How the plant behaves. */
  readonly file: SimulationFile;
  readonly simulation: ScenarioSimulation;
  /** The recording begins on the first day of its kind from this moment on, UTC microseconds. */
  readonly notBeforeUs: number;
  readonly software: string;
}

/**
 * Simulates a recording for a scenario and writes it as one exchange file, with the alarms that a host would have
 * raised. The same content gives the same file, byte for byte: it is dated by the end of what it shows.
 *
 * @param onProgress told the share that is done, 0 to 1
 */
export async function writeSimulatedRecording(
  { plant, plantFiles, file: simulationFile, simulation, notBeforeUs, software }: RecordingContent,
  sink: ByteSink,
  codec: ExchangeCodec,
  onProgress: (share: number) => void,
): Promise<WrittenFile> {
  const run = startRecording(plant, simulationFile, simulation, notBeforeUs);
  const { fromUs, toUs } = run.range;
  const said = { software, author: "", note: "", createdUs: toUs, ranges: [] };
  const description = { ...describeRecording(plant, plantFiles, codec), ...said };
  const file = await startExchangeFile(sink, codec, description, plantFiles, undefined);
  const isText = Uint8Array.from(description.signals, ({ type }) => (type === "text" ? 1 : 0));
  const board = createAlarmBoard(plant, []);
  const recorder = recordSamples(file, isText, board.alarms);
  const entries: AlarmEntry[] = [];
  const [before, within] = [createSampleColumns(8192), createSampleColumns(8192)];
  let isBegun = false;

  for (let samples = run.next(); samples !== undefined; samples = run.next()) {
    split(samples, fromUs, isText, before, within);
    if (!isBegun) {
      board.take(before, entries);
      board.tick(fromUs, entries);
      // What stood before the recording is in its first keyframe, and did not happen within it.
      entries.length = 0;
      await recorder.begin(fromUs, [before]);
      isBegun = true;
    }
    await recorder.add(within);
    board.take(within, entries);
    board.tick(run.atUs, entries);
    onProgress((run.atUs - fromUs) / (toUs - fromUs));
  }
  await recorder.finish();
  await file.addEntries(entries);
  return await file.end([run.range]);
}

/** Sorts rows by whether they were received after a moment. */
function split(
  samples: SampleColumns,
  timeUs: number,
  isText: Uint8Array,
  before: SampleColumns,
  after: SampleColumns,
): void {
  clearSamples(before);
  clearSamples(after);
  for (let row = 0; row < samples.count; row++) {
    copySample(samples, row, isText, rowReceivedUs(samples, row) <= timeUs ? before : after);
  }
}
