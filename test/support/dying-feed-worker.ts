import { MqttClient } from "mqtt";

/** The real feed worker, except that a message that says "poison" kills it. */
const emit = MqttClient.prototype.emit;
MqttClient.prototype.emit = function (this: MqttClient, ...args: Parameters<typeof emit>): boolean {
  const [event, , payload]: readonly unknown[] = args;
  if (event === "message" && String(payload) === "poison") throw new Error("poisoned");
  return emit.apply(this, args);
} as typeof emit;

await import("../../electron/services/feeds/feed-worker.ts");
