import type { StandingAlarm } from "../alarms/standing-alarm.ts";
import type { PlantFiles } from "../plant/parse-plant.ts";
import type { Plant } from "../plant/plant.ts";
import type { JournalEntry, Mark } from "../playback/journal.ts";
import type { RecordedHistory, TimeRange } from "../playback/recorded-history.ts";
import { decodeBatch } from "../telemetry/decode-batch.ts";
import { createSampleColumns, type SampleColumns } from "../telemetry/sample-columns.ts";
import type { ByteSink } from "./byte-source.ts";
import { describeRecording } from "./describe-recording.ts";
import type { ExchangeCodec, Signer } from "./exchange-codec.ts";
import { followAlarms } from "./follow-alarms.ts";
import { overlapOf } from "./overlap-of.ts";
import { recordSamples } from "./record-samples.ts";
import { startExchangeFile, type WrittenFile } from "./start-exchange-file.ts";

/** What goes into a clip. */
export interface ClipContent {
  readonly recorded: Pick<RecordedHistory, "ranges" | "stateAt" | "samples" | "journal">;
  /** The plant that the history was opened with, and the files that describe it. */
  readonly plant: Plant;
  readonly plantFiles: PlantFiles;
  /** What goes with it, by name: see `companionFile`. */
  readonly companions?: PlantFiles;
  readonly range: TimeRange;
  /** The marks as they are now; those within the range go into the clip. */
  readonly marks: readonly Mark[];
  readonly software: string;
  readonly author: string;
  readonly note: string;
  /** UTC microseconds. */
  readonly createdUs: number;
}

/** Writes a range of recorded time, with everything that is needed to show it, as one exchange file. */
export async function writeClip(
  content: ClipContent,
  sink: ByteSink,
  codec: ExchangeCodec,
  signer: Signer | undefined,
): Promise<WrittenFile> {
  const { recorded, plant, plantFiles, companions } = content;
  const range = { fromUs: Math.floor(content.range.fromUs), toUs: Math.ceil(content.range.toUs) };
  const stretches = overlapOf(await recorded.ranges(), range);
  const description = { ...describeRecording(plant, plantFiles, codec), ...saidOf(content), ranges: stretches };
  const file = await startExchangeFile(sink, codec, description, plantFiles, signer, companions);

  const entries = entriesOf(await recorded.journal(range), content.marks, range);
  await file.addEntries(entries);

  const isText = Uint8Array.from(description.signals, ({ type }) => (type === "text" ? 1 : 0));
  let alarmsAt: (timeUs: number) => readonly StandingAlarm[] = () => [];
  const recorder = recordSamples(file, isText, (timeUs) => alarmsAt(timeUs));
  const columns = createSampleColumns(4096);
  for (const stretch of stretches) {
    const state = await recorded.stateAt(stretch.fromUs);
    alarmsAt = followAlarms(state.alarms, stretch.fromUs, entries);
    await recorder.begin(stretch.fromUs, state.batches.map(decodeWhole));
    for await (const batch of recorded.samples(stretch)) {
      if (!decodeBatch(batch, columns)) throw new Error("the history gave a batch that cannot be read");
      await recorder.add(columns);
    }
  }
  await recorder.finish();
  return await file.end(stretches);
}

function saidOf({
  software,
  author,
  note,
  createdUs,
}: ClipContent): Pick<ClipContent, "software" | "author" | "note" | "createdUs"> {
  return { software, author, note, createdUs };
}

function decodeWhole(batch: Uint8Array): SampleColumns {
  const columns = createSampleColumns(64);
  if (!decodeBatch(batch, columns)) throw new Error("the history gave a batch that cannot be read");
  return columns;
}

/** Alarms and actions of the range, and the marks that lie in it, in order: a mark counts where it stands. */
function entriesOf(journal: readonly JournalEntry[], marks: readonly Mark[], range: TimeRange): JournalEntry[] {
  const happened = journal.filter(({ kind }) => kind !== "mark" && kind !== "mark-removed");
  const marked = marks
    .filter(({ timeUs }) => timeUs >= range.fromUs && timeUs <= range.toUs)
    .map((mark): JournalEntry => ({ kind: "mark", timeUs: mark.timeUs, mark }));
  return [...happened, ...marked].sort((a, b) => a.timeUs - b.timeUs);
}
