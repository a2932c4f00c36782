import type { Plant } from "../../../twin/plant/plant.ts";
import { createJsonDecoder } from "../../../twin/telemetry/decode-json.ts";
import { createNoticeLog } from "../../../twin/telemetry/notice.ts";
import type { SampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import type { FeedReport, FeedWorkerData } from "./feed-messages.ts";
import { connectMqtt, type MqttConnection } from "./mqtt-connection.ts";

const nothing: Uint8Array = new Uint8Array();

/** One of the plant's feeds: a connection whose messages become samples. */
export interface Feed {
  retry(): void;
  /** The feed's state now; notices only where there are new ones since the last call. */
  report(): FeedReport;
  /** Counts samples that had to be left out. */
  countDropped(samples: number): void;
  close(): Promise<void>;
}

/**
 * Connects a feed.
 *
 * @param samples where decoded samples are appended
 * @param onSamples called after a message that brought samples
 */
export function openFeed(
  plant: Plant,
  feedIndex: number,
  settings: FeedWorkerData["feeds"][number],
  samples: SampleColumns,
  onSamples: () => void,
  clockUs: () => number,
): Feed {
  const definition = plant.feeds[feedIndex];
  if (definition === undefined) throw new Error(`plant ${plant.id} has no feed ${feedIndex}`);
  const decode = createJsonDecoder(plant, feedIndex, readUtf8);
  const notices = createNoticeLog();
  // One object for all messages: nothing is allocated for each.
  const message = { topic: "", payload: nothing, receivedUs: 0, isRetained: false };
  let reportedNotices = 0;
  let state: Pick<FeedReport, "state" | "sinceUs" | "problem" | "nextAttemptUs">;
  const enter = (name: FeedReport["state"], problem?: FeedReport["problem"], nextAttemptUs?: number): void => {
    state = { state: name, sinceUs: clockUs(), problem, nextAttemptUs };
  };
  enter("connecting");
  const counts = { messages: 0, samples: 0, dropped: 0, lastMessageUs: Number.NaN };

  const connection: MqttConnection = connectMqtt(
    {
      url: settings.url,
      protocol: definition.protocol,
      subscribe: definition.subscribe,
      qos: definition.qos,
      credentials: settings.credentials,
    },
    {
      // A problem stays in sight while the next attempt runs.
      onConnecting: () => enter("connecting", state.problem),
      onConnected: () => enter("connected"),
      onWaiting: (problem, retryInMs) => enter("waiting", problem, clockUs() + retryInMs * 1000),
      onMessage(topic, payload, isRetained) {
        message.topic = topic;
        message.payload = payload;
        message.receivedUs = clockUs();
        message.isRetained = isRetained;
        counts.messages++;
        counts.lastMessageUs = message.receivedUs;
        const appended = decode(message, samples, notices);
        counts.samples += appended;
        if (appended > 0) onSamples();
      },
    },
    Math.random,
  );

  return {
    retry: connection.retry,
    report() {
      const hasNewNotices = notices.revision !== reportedNotices;
      reportedNotices = notices.revision;
      const { messages, samples: sampleCount, dropped, lastMessageUs } = counts;
      return {
        ...state,
        messages,
        samples: sampleCount,
        dropped,
        lastMessageUs: Number.isNaN(lastMessageUs) ? undefined : lastMessageUs,
        countByKind: notices.countByKind,
        notices: hasNewNotices ? [...notices.notices.values()] : undefined,
      };
    },
    countDropped(count) {
      counts.dropped += count;
    },
    close: connection.close,
  };
}

/** Much faster than TextDecoder for the short payloads of machines. */
function readUtf8(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
