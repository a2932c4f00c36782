import { Socket } from "node:net";
import { connectAsync, type IClientOptions, type MqttClient } from "mqtt";

/** A machine's own MQTT client. It sends each message at once instead of waiting for others (Nagle's algorithm). */
export async function connectPublisher(url: string, options: IClientOptions = {}): Promise<MqttClient> {
  const client = await connectAsync(url, { clientId: `machine-${Math.random().toString(16).slice(2)}`, ...options });
  if (client.stream instanceof Socket) client.stream.setNoDelay(true);
  return client;
}
