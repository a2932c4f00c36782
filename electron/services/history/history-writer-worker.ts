import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { systemClockUs } from "../system-clock.ts";
import type { FromWriter, ToWriter, WriterData } from "./history-messages.ts";
import { openHistoryWriter } from "./history-writer.ts";

const tickEveryMs = 100;
const statusEveryTicks = 5;

if (parentPort === null) throw new Error("history-writer-worker.ts runs in a worker thread");
const port = parentPort;
const { path, plant, retention, reserveBytes, known } = workerData as WriterData;

const post = (message: FromWriter): void => port.postMessage(message);

const writer = openHistoryWriter(
  { path, plant, retention, reserveBytes, known, freeBytes, onWords: (words) => post({ kind: "words", words }) },
  systemClockUs(),
);
post({ kind: "opened", mismatch: writer.mismatch() });

let takenBytes = 0;
let ticks = 0;
let lastState = "";

function freeBytes(): number {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize;
  } catch {
    // Opening the file says what is wrong there.
    return Number.POSITIVE_INFINITY;
  }
}

/** Twice a second, and at once when the state changes. */
function reportStatus(): void {
  const status = writer.status();
  const state = `${status.state} ${status.reason ?? ""}`;
  if (state === lastState && ticks++ % statusEveryTicks !== 0) return;
  lastState = state;
  post({ kind: "status", status });
}

function tick(): void {
  writer.tick(systemClockUs());
  if (takenBytes > 0) post({ kind: "taken", bytes: takenBytes });
  takenBytes = 0;
  reportStatus();
}

reportStatus();
const timer = setInterval(tick, tickEveryMs);

port.on("message", (message: ToWriter) => {
  switch (message.kind) {
    case "append":
      writer.append(message.batch, systemClockUs());
      takenBytes += message.batch.byteLength;
      break;
    case "entries":
      writer.addEntries(message.entries);
      break;
    case "retention":
      writer.setRetention(message.retention);
      break;
    case "close":
      clearInterval(timer);
      writer.close(systemClockUs());
      post({ kind: "status", status: writer.status() });
      post({ kind: "closed" });
      port.close();
      break;
  }
});
