import { parentPort, workerData } from "node:worker_threads";
import type { FromReader, ReaderData, ReaderMethods, ToReader } from "./history-messages.ts";
import { openHistoryReader } from "./history-reader.ts";

if (parentPort === null) throw new Error("history-reader-worker.ts runs in a worker thread");
const port = parentPort;
const { path, plant } = workerData as ReaderData;

const reader = openHistoryReader(path, plant);
const cursors = new Map<number, Generator<Uint8Array<ArrayBuffer>, void, void>>();

const methods: ReaderMethods = {
  ranges: reader.ranges,
  stateAt: reader.stateAt,
  changes: reader.changes,
  trend: reader.trend,
  alarmDensity: reader.alarmDensity,
  journal: reader.journal,
  mismatch: reader.mismatch,
  beginSamples(cursor, range, signals) {
    cursors.set(cursor, reader.samples(range, signals));
  },
  nextSamples(cursor) {
    const samples = cursors.get(cursor);
    if (samples === undefined) throw new Error("the history was read by a worker that has died since; ask again");
    const next = samples.next();
    return next.done === true ? undefined : next.value;
  },
  endSamples(cursor) {
    cursors.delete(cursor);
  },
};

port.on("message", (message: ToReader) => port.postMessage(answer(message)));

function answer({ id, method, args }: ToReader): FromReader {
  try {
    return { id, result: Reflect.apply(methods[method], methods, args) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
