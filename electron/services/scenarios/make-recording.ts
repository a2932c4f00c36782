import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Worker } from "node:worker_threads";
import type { RecordingContent } from "./write-simulated-recording.ts";

/** What the worker is given: what to simulate, and where the file goes. */
export interface MakerData extends RecordingContent {
  readonly path: string;
}

/** How far the worker is; it ends when the file is there. */
export interface FromMaker {
  readonly share: number;
}

/**
 * Makes a recording in a worker thread, where the file is not there yet.
 *
 * @param workerUrl of make-recording-worker.ts, or of its bundle
 * @param onProgress told the share that is done, 0 to 1
 * @param onStarted given a way to end the worker early
 * @throws Error where the recording could not be made
 */
export async function makeRecording(
  workerUrl: URL,
  data: MakerData,
  onProgress: (share: number) => void,
  onStarted: (end: () => void) => void,
): Promise<void> {
  if (isRecordingThere(data.path)) return;
  await mkdir(dirname(data.path), { recursive: true });
  const worker = new Worker(workerUrl, { workerData: data });
  onStarted(() => void worker.terminate());
  let reason = "it was ended";
  worker.on("message", ({ share }: FromMaker) => onProgress(share));
  worker.on("error", (error) => {
    reason = error.message;
  });
  await new Promise<void>((resolve, reject) => {
    worker.on("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the recording could not be made: ${reason}`));
    });
  });
}

/** A file that is there is whole: see write-whole-file.ts. */
export function isRecordingThere(path: string): boolean {
  return existsSync(path);
}
