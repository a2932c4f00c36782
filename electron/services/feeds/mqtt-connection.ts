import { randomBytes } from "node:crypto";
import { Socket } from "node:net";
import { connect, type IClientOptions, type MqttClient } from "mqtt";
import { backOffMs } from "./back-off.ts";
import type { FeedCredentials } from "./feed-credentials.ts";
import { type ConnectionProblem, problemOf } from "./feed-problem.ts";

export interface MqttTarget {
  /** mqtt, mqtts, ws or wss. */
  readonly url: string;
  /** 5, or 4 for MQTT 3.1.1. */
  readonly protocol: 4 | 5;
  readonly subscribe: readonly string[];
  readonly qos: 0 | 1;
  readonly credentials: FeedCredentials;
}

/** What happens on a connection, in words that do not depend on the library. */
export interface MqttListeners {
  onConnecting(): void;
  /** Connected and subscribed. */
  onConnected(): void;
  /** Not connected; the next attempt follows after `retryInMs`. */
  onWaiting(problem: ConnectionProblem, retryInMs: number): void;
  /** Must return at once: the socket is read by the same thread. */
  onMessage(topic: string, payload: Uint8Array, isRetained: boolean): void;
}

/** A connection that is made again whenever it is lost or refused, until it is closed. */
export interface MqttConnection {
  /** Tries again now instead of waiting. */
  retry(): void;
  /** Sends a message at QoS 0; false where there is no connection. */
  publish(topic: string, payload: string | Uint8Array, retain: boolean): boolean;
  close(): Promise<void>;
}

const connectTimeoutMs = 10_000;

/** A silent broker is noticed after one and a half times this. */
const keepaliveS = 10;

/** A connection that lasted this long was good: the next failure counts as the first. */
const stableAfterMs = 5000;

/**
 * Connects to a broker and stays connected. Every attempt has a client of its own: the library's own reconnecting
 * waits a fixed time and gives up after a refusal. This is the only module that knows mqtt.js.
 *
 * @param random from 0 up to 1, for the jitter of the back-off
 */
export function connectMqtt(target: MqttTarget, listeners: MqttListeners, random: () => number): MqttConnection {
  let client: MqttClient | undefined;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let isClosed = false;

  const attempt = (): void => {
    timer = undefined;
    listeners.onConnecting();
    try {
      client = openClient(target, listeners, end);
    } catch (error) {
      // A certificate or a key that is none, or an address: other feeds go on.
      end(problemOf(error), 0);
    }
  };
  const end = (problem: ConnectionProblem, lastedMs: number): void => {
    client = undefined;
    if (isClosed) return;
    failures = lastedMs > stableAfterMs ? 1 : failures + 1;
    const delayMs = backOffMs(failures, random());
    timer = setTimeout(attempt, delayMs);
    listeners.onWaiting(problem, delayMs);
  };
  attempt();

  return {
    retry() {
      if (timer === undefined) return;
      clearTimeout(timer);
      attempt();
    },
    publish(topic, payload, retain) {
      if (client?.connected !== true) return false;
      client.publish(topic, typeof payload === "string" ? payload : Buffer.from(payload), { retain });
      return true;
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await client?.endAsync(true);
    },
  };
}

/** One attempt. `onEnd` is called once, when it has failed or its connection is lost. */
function openClient(
  target: MqttTarget,
  listeners: MqttListeners,
  onEnd: (problem: ConnectionProblem, lastedMs: number) => void,
): MqttClient {
  const client = connect(target.url, clientOptions(target));
  let problem: ConnectionProblem | undefined;
  let connectedAtMs: number | undefined;
  let hasEnded = false;

  const end = (reason: ConnectionProblem): void => {
    if (hasEnded) return;
    hasEnded = true;
    client.end(true);
    onEnd(reason, connectedAtMs === undefined ? 0 : performance.now() - connectedAtMs);
  };

  client.on("connect", () => {
    // What a simulated plant publishes is sent at once instead of waiting for more (Nagle's algorithm).
    if (client.stream instanceof Socket) client.stream.setNoDelay(true);
    subscribe(client, target, (refusal) => {
      if (refusal !== undefined) {
        end(refusal);
        return;
      }
      connectedAtMs = performance.now();
      listeners.onConnected();
    });
  });
  client.on("message", (topic, payload, packet) => {
    if (!hasEnded) listeners.onMessage(topic, payload, packet.retain);
  });
  client.on("disconnect", (packet) => {
    problem = problemOf({ code: packet.reasonCode ?? 128 });
  });
  client.on("error", (error) => {
    problem = problemOf(error);
    // A refused client stays open in the library; a broken stream closes by itself.
    end(problem);
  });
  client.on("close", () => end(problem ?? { code: "connection-lost", detail: "the broker closed the connection" }));
  return client;
}

function subscribe(client: MqttClient, target: MqttTarget, done: (refusal?: ConnectionProblem) => void): void {
  if (target.subscribe.length === 0) {
    done();
    return;
  }
  client.subscribe([...target.subscribe], { qos: target.qos }, (error, granted) => {
    const refused = granted?.filter((grant) => grant.qos >= 128).map((grant) => grant.topic) ?? [];
    if (refused.length > 0) done({ code: "subscription-refused", detail: refused.join(", ") });
    else if (error) done({ code: "subscription-refused", detail: error.message });
    else done();
  });
}

function clientOptions(target: MqttTarget): IClientOptions {
  const { username, password, ca, certificate, key } = target.credentials;
  return {
    protocolVersion: target.protocol,
    clientId: `vitrine-${randomBytes(8).toString("hex")}`,
    clean: true,
    keepalive: keepaliveS,
    connectTimeout: connectTimeoutMs,
    reconnectPeriod: 0,
    resubscribe: false,
    rejectUnauthorized: true,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(ca === undefined ? {} : { ca }),
    ...(certificate === undefined ? {} : { cert: certificate }),
    ...(key === undefined ? {} : { key }),
  };
}
