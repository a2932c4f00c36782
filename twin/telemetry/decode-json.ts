import type { Plant, Signal } from "../plant/plant.ts";
import type { TimeUnit } from "../plant/signal-schema.ts";
import type { Decode, Message } from "./decoder.ts";
import { parsePointer, resolvePointer } from "./json-pointer.ts";
import { addNotice, type NoticeLog } from "./notice.ts";
import { readQuality } from "./read-quality.ts";
import { readTimeUs } from "./read-time.ts";
import { readValue } from "./read-value.ts";
import { appendSample, appendTextSample, type SampleColumns } from "./sample-columns.ts";
import { quality, sampleFlag } from "./sample-quality.ts";

/** A larger payload is not parsed: a machine's readings are kilobytes. */
const maxPayloadBytes = 1_048_576;

/** Reads bytes as UTF-8; hosts have a faster way than TextDecoder. */
export type ReadUtf8 = (bytes: Uint8Array) => string;

/** One signal's place in a payload. */
interface FieldBinding {
  readonly signal: Signal;
  /** Undefined where the whole payload is the value. */
  readonly steps: readonly string[] | undefined;
  readonly qualitySteps: readonly string[] | undefined;
}

/** The signals of a topic that share one device time. */
interface TimeGroup {
  readonly timeSteps: readonly string[] | undefined;
  readonly timeUnit: TimeUnit;
  readonly fields: FieldBinding[];
}

interface TopicBinding {
  /** Whether any signal needs the payload parsed. */
  needsJson: boolean;
  readonly groups: TimeGroup[];
}

/** A sample's time and what is to be said of it. */
interface SampleTime {
  timeUs: number;
  lagUs: number;
  flags: number;
}

/**
 * A decoder for JSON of any shape and for bare payloads, for the signals that a plant binds to one feed.
 *
 * @param feedIndex place of the feed in the plant
 */
export function createJsonDecoder(plant: Plant, feedIndex: number, readUtf8: ReadUtf8): Decode {
  const topics = bindTopics(plant.signals.filter((signal) => signal.binding.feed === feedIndex));
  const toleranceUs = (plant.feeds[feedIndex]?.clockToleranceMs ?? 10_000) * 1000;
  const originFlag = plant.origin === "simulated" ? sampleFlag.simulated : 0;
  const time: SampleTime = { timeUs: 0, lagUs: 0, flags: 0 };

  const decodePayload = (
    binding: TopicBinding,
    json: unknown,
    text: string,
    message: Message,
    into: SampleColumns,
    notices: NoticeLog,
  ): number => {
    let appended = 0;
    for (const group of binding.groups) {
      readSampleTime(message, json, group, toleranceUs, time, notices);
      time.flags |= originFlag;
      for (const field of group.fields) {
        if (appendField(field, json, text, time, into, notices, message)) appended++;
      }
    }
    return appended;
  };

  return (message, into, notices) => {
    const { topic, payload, receivedUs } = message;
    const binding = topics.get(topic);
    if (binding === undefined || payload.length > maxPayloadBytes) {
      addNotice(notices, binding === undefined ? "unbound-topic" : "too-large", topic, payload, receivedUs);
      return 0;
    }
    const text = readUtf8(payload);
    const json = binding.needsJson ? parseJson(text) : undefined;
    const noticesBefore = notices.revision;
    if (json === unparsable) addNotice(notices, "not-json", topic, payload, receivedUs);
    const appended = decodePayload(binding, json, text, message, into, notices);
    if (appended === 0 && notices.revision === noticesBefore) {
      addNotice(notices, "nothing-found", topic, payload, receivedUs);
    }
    return appended;
  };
}

/** Stands for a payload that is not JSON; a pointer into it leads nowhere. */
const unparsable = Symbol("unparsable");

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return unparsable;
  }
}

function bindTopics(signals: readonly Signal[]): Map<string, TopicBinding> {
  const topics = new Map<string, TopicBinding>();
  for (const signal of signals) {
    const { topic, source } = signal.binding;
    const binding = topics.get(topic) ?? { needsJson: false, groups: [] };
    topics.set(topic, binding);
    const timeSteps = source.time === undefined ? undefined : parsePointer(source.time);
    const group =
      binding.groups.find(
        (candidate) =>
          candidate.timeSteps?.join("/") === timeSteps?.join("/") && candidate.timeUnit === source.timeUnit,
      ) ?? addGroup(binding, timeSteps, source.timeUnit);
    const steps = source.path === undefined ? undefined : parsePointer(source.path);
    const qualitySteps = source.quality === undefined ? undefined : parsePointer(source.quality);
    if (steps !== undefined || timeSteps !== undefined || qualitySteps !== undefined) binding.needsJson = true;
    group.fields.push({ signal, steps, qualitySteps });
  }
  return topics;
}

function addGroup(binding: TopicBinding, timeSteps: readonly string[] | undefined, timeUnit: TimeUnit): TimeGroup {
  const group: TimeGroup = { timeSteps, timeUnit, fields: [] };
  binding.groups.push(group);
  return group;
}

/** Decides which time orders a message's samples; the other one is kept as the lag. */
function readSampleTime(
  message: Message,
  json: unknown,
  group: TimeGroup,
  toleranceUs: number,
  into: SampleTime,
  notices: NoticeLog,
): void {
  const { topic, payload, receivedUs } = message;
  into.timeUs = receivedUs;
  into.lagUs = 0;
  into.flags = message.isRetained ? sampleFlag.retained : 0;

  const raw = group.timeSteps === undefined ? undefined : resolvePointer(json, group.timeSteps);
  const deviceUs = raw === undefined ? Number.NaN : readTimeUs(raw, group.timeUnit);
  if (Number.isNaN(deviceUs)) {
    into.flags |= sampleFlag.withoutDeviceTime;
    if (raw !== undefined) addNotice(notices, "bad-time", topic, payload, receivedUs, excerpt(raw));
    return;
  }
  into.lagUs = receivedUs - deviceUs;
  // A retained message may rightly be old; only one from the future is from a wrong clock.
  const isOff = into.lagUs < -toleranceUs || (into.lagUs > toleranceUs && !message.isRetained);
  if (isOff) {
    into.flags |= sampleFlag.clockOff;
    addNotice(notices, "clock-off", topic, payload, receivedUs, new Date(deviceUs / 1000).toJSON() ?? String(raw));
  } else {
    into.timeUs = deviceUs;
  }
}

function appendField(
  field: FieldBinding,
  json: unknown,
  text: string,
  time: SampleTime,
  into: SampleColumns,
  notices: NoticeLog,
  message: Message,
): boolean {
  const { index, definition } = field.signal;
  const raw = field.steps === undefined ? bareValue(text) : resolvePointer(json, field.steps);
  // Many machines send only what changed, so a field that is not there is nothing to report.
  if (raw === undefined) return false;
  if (raw === null) {
    appendSample(into, index, time.timeUs, Number.NaN, time.flags | quality.bad, time.lagUs);
    return true;
  }
  const value = readValue(raw, definition);
  if (typeof value === "string") {
    addNotice(notices, value, message.topic, message.payload, message.receivedUs, `${definition.id} = ${excerpt(raw)}`);
    return false;
  }
  const sent = field.qualitySteps === undefined ? quality.good : readQuality(resolvePointer(json, field.qualitySteps));
  if (typeof value === "number") appendSample(into, index, time.timeUs, value, time.flags | sent, time.lagUs);
  else appendTextSample(into, index, time.timeUs, value.text, time.flags | sent, time.lagUs);
  return true;
}

/** A payload that is one value: a quoted text loses its quotes, anything else stands as it is. */
function bareValue(text: string): unknown {
  if (!text.startsWith('"')) return text === "null" ? null : text;
  const parsed = parseJson(text);
  return parsed === unparsable ? text : parsed;
}

/** A value in few characters. An object may be nested too deeply to be written out, so only its kind is said. */
function excerpt(value: unknown): string {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "[…]" : "{…}";
  const text = typeof value === "string" ? `"${value.slice(0, 60)}"` : String(value);
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
