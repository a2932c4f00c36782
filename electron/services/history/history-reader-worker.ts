import { parentPort, workerData } from "node:worker_threads";
import type { FromReader, ReaderData, ReaderMethods, ToReader } from "./history-messages.ts";
import { openHistoryReader } from "./history-reader.ts";

if (parentPort === null) throw new Error("history-reader-worker.ts runs in a worker thread");
const port = parentPort;
const { path, plant } = workerData as ReaderData;

const reader = openHistoryReader(path, plant);
const cursors = new Map<number, Generator<Uint8Array<ArrayBuffer>, void, void>>();
let lastCursor = 0;

const methods: ReaderMethods = {
  ranges: reader.ranges,
  stateAt: reader.stateAt,
  changes: reader.changes,
  trend: reader.trend,
  alarmDensity: reader.alarmDensity,
  journal: reader.journal,
  mismatch: reader.mismatch,
  beginSamples(range, signals) {
    cursors.set(++lastCursor, reader.samples(range, signals));
    return lastCursor;
  },
  nextSamples(cursor) {
    const next = cursors.get(cursor)?.next();
    return next === undefined || next.done === true ? undefined : next.value;
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
