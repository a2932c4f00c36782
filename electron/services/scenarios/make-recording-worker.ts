import { parentPort, workerData } from "node:worker_threads";
import { nodeCodec } from "../exchange/node-codec.ts";
import { writeWholeFile } from "../exchange/write-whole-file.ts";
import type { FromMaker, MakerData } from "./make-recording.ts";
import { writeSimulatedRecording } from "./write-simulated-recording.ts";

if (parentPort === null) throw new Error("make-recording-worker.ts runs in a worker thread");
const port = parentPort;
const { path, ...content } = workerData as MakerData;

/** Told in whole hundredths: nobody sees more. */
let told = 0;
const tell = (message: FromMaker): void => port.postMessage(message);

await writeWholeFile(path, (sink) =>
  writeSimulatedRecording(content, sink, nodeCodec, (share) => {
    const hundredth = Math.floor(share * 100);
    if (hundredth === told) return;
    told = hundredth;
    tell({ share: hundredth / 100 });
  }),
);
