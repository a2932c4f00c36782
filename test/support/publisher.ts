import { connectAsync, type IClientOptions, type MqttClient } from "mqtt";

/** A machine's own MQTT client. */
export async function connectPublisher(url: string, options: IClientOptions = {}): Promise<MqttClient> {
  return connectAsync(url, { clientId: `machine-${Math.random().toString(16).slice(2)}`, ...options });
}
