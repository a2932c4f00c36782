import { parentPort, workerData } from "node:worker_threads";
import { connect } from "mqtt";
import { percentile } from "./percentile.ts";

/** What the subscriber has seen since it was last asked. */
export interface Lateness {
  readonly messages: number;
  readonly bytes: number;
  /** Between the time that a machine gives its values and their arrival here, milliseconds. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

const timeOf = /"ts":(\d+)/;

/** Listens to everything on a broker, in a worker of its own; answers any message with what it has seen. */
const client = connect(String(workerData));
client.subscribe("#");
let lateMs: number[] = [];
let messages = 0;
let bytes = 0;
client.on("message", (_topic, payload) => {
  messages++;
  bytes += payload.length;
  const time = timeOf.exec(payload.toString("latin1"))?.[1];
  if (time !== undefined) lateMs.push(Date.now() - Number(time));
});
parentPort?.on("message", () => {
  const seen = lateMs;
  const p50Ms = percentile(seen, 0.5);
  const p99Ms = percentile(seen, 0.99);
  parentPort?.postMessage({ messages, bytes, p50Ms, p99Ms, maxMs: percentile(seen, 1) } satisfies Lateness);
  lateMs = [];
  messages = 0;
  bytes = 0;
});
