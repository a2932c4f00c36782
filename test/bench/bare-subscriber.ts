import { workerData } from "node:worker_threads";
import { connect } from "mqtt";
import { reportCpu } from "./cpu-report.ts";

/** The baseline: a bare mqtt.js subscriber that parses every payload and adds up one value. */
let received = 0;
let sum = 0;
const client = connect(String(workerData), { protocolVersion: 4 });
client.subscribe("load/#");
client.on("message", (_topic, payload) => {
  const { v } = JSON.parse(payload.toString()) as { v: number };
  sum += v;
  received++;
});
reportCpu(() => (Number.isNaN(sum) ? -1 : received));
