import { describe, expect, it } from "vitest";
import { createJsonDecoder } from "../../../twin/telemetry/decode-json.ts";
import { createNoticeLog, type NoticeLog } from "../../../twin/telemetry/notice.ts";
import { createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { quality, sampleFlag } from "../../../twin/telemetry/sample-quality.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { type Row, rowsOf } from "../../support/samples.ts";

const plant = parsedPumpPlant();
const utf8 = new TextDecoder();
const nowUs = 1_764_000_000_000_000;
const nowMs = nowUs / 1000;
const { withoutDeviceTime } = sampleFlag;

interface Outcome {
  readonly rows: readonly Row[];
  readonly notices: NoticeLog;
}

/** Decodes one message on the topic of pump 1; its signals are 0 state, 1 speed, 2 batch, 3 alarm, 4 flow. */
function decode(payload: unknown, topic = "", isRetained = false, decoded = plant): Outcome {
  const into = createSampleColumns(4);
  const notices = createNoticeLog();
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  createJsonDecoder(decoded, 0, (bytes) => utf8.decode(bytes))(
    { topic: `works/line-1/pump-1${topic}`, payload: new TextEncoder().encode(text), receivedUs: nowUs, isRetained },
    into,
    notices,
  );
  return { rows: rowsOf(into, new Set([2])), notices };
}

const noticed = ({ notices }: Outcome): string[] =>
  [...notices.notices.values()].map(({ kind, detail }) => `${kind} ${detail}`.trim());

describe("one payload with many signals", () => {
  it("gives a sample for each, at the device's time, with the lag to the received time", () => {
    const { rows, notices } = decode({
      ts: nowMs - 40,
      state: "execute",
      process: { speed: 2.5 },
      batch: "B-7",
      q: "good",
    });
    expect(rows).toEqual([
      { signal: 0, timeUs: nowUs - 40_000, value: 2, quality: 0, lagUs: 40_000 },
      { signal: 1, timeUs: nowUs - 40_000, value: 150, quality: 0, lagUs: 40_000 },
      { signal: 2, timeUs: nowUs - 40_000, value: "B-7", quality: 0, lagUs: 40_000 },
    ]);
    expect(notices.notices.size).toBe(0);
  });

  it("may send only what changed", () => {
    expect(decode({ ts: nowMs, state: "idle" }).rows.map((row) => row.signal)).toEqual([0]);
  });

  it("with a null says that there is no value: bad quality", () => {
    expect(decode({ ts: nowMs, state: null }).rows).toMatchObject([{ value: Number.NaN, quality: quality.bad }]);
  });

  it.each([
    ["bad", quality.bad],
    ["uncertain", quality.uncertain],
    [192, quality.good],
    [24, quality.bad],
    [84, quality.uncertain],
    [false, quality.bad],
    ["nonsense", quality.uncertain],
  ])("with quality %j", (q, expected) => {
    expect(decode({ ts: nowMs, process: { speed: 1 }, q }).rows).toMatchObject([{ signal: 1, quality: expected }]);
  });

  it("of a simulated plant says so in every sample", () => {
    const simulated = parsedPumpPlant({ origin: "simulated" });
    expect(decode({ ts: nowMs, state: "idle" }, "", false, simulated).rows[0]?.quality).toBe(sampleFlag.simulated);
  });
});

describe("bare payloads", () => {
  it.each([
    ["12.5", 12.5],
    [" 12.5\n", 12.5],
    ['"12.5"', 12.5],
    ["-1e3", -1000],
  ])("%j is the number %d, at the received time", (payload, value) => {
    expect(decode(payload, "/flow").rows).toEqual([
      { signal: 4, timeUs: nowUs, value, quality: withoutDeviceTime, lagUs: 0 },
    ]);
  });

  it.each([
    ["true", 1],
    ["OFF", 0],
    ["1", 1],
  ])("%j is the boolean %d", (payload, value) => {
    expect(decode(payload, "/alarm").rows).toMatchObject([{ signal: 3, value }]);
  });
});

describe("the time of a sample", () => {
  it.each([
    ["1970", 0, "1970-01-01T00:00:00.000Z"],
    ["2100", 4_102_444_800_000, "2100-01-01T00:00:00.000Z"],
  ])("given a device clock in %s, is the received time; the device's is kept, and counted", (_, ts, detail) => {
    const outcome = decode({ ts, state: "idle" });
    expect(outcome.rows).toMatchObject([{ timeUs: nowUs, lagUs: nowUs - ts * 1000, quality: sampleFlag.clockOff }]);
    expect(noticed(outcome)).toEqual([`clock-off ${detail}`]);
  });

  it("given an old message that the broker had retained, is the device's", () => {
    const { rows, notices } = decode({ ts: nowMs - 3_600_000, state: "idle" }, "", true);
    expect(rows).toMatchObject([{ timeUs: nowUs - 3_600_000_000, quality: sampleFlag.retained }]);
    expect(notices.notices.size).toBe(0);
  });

  it("may be an ISO 8601 text", () => {
    const ts = new Date(nowMs - 5).toISOString();
    expect(decode({ ts, state: "idle" }).rows[0]?.timeUs).toBe(nowUs - 5000);
  });

  it("that cannot be understood is the received time, and counted", () => {
    const outcome = decode({ ts: "yesterday", state: "idle" });
    expect(outcome.rows).toMatchObject([{ timeUs: nowUs, quality: withoutDeviceTime }]);
    expect(noticed(outcome)).toEqual(['bad-time "yesterday"']);
    // Before all dates, also of a message that may rightly be old.
    expect(decode({ ts: -1e300, state: "idle" }, "", true).rows[0]?.timeUs).toBe(nowUs);
  });
});

describe("what cannot be used becomes a counted notice", () => {
  it.each([
    ["not JSON", "{oops", "", ["not-json"]],
    ["an empty payload", "", "", ["not-json"]],
    ["a topic nobody bound", "1", "/pressure", ["unbound-topic"]],
    ["an enum out of range", { ts: nowMs, state: "melting" }, "", ['enum-out-of-range state = "melting"']],
    ["an ordinal out of range", { ts: nowMs, state: 7 }, "", ["enum-out-of-range state = 7"]],
    ["the wrong type", { ts: nowMs, process: { speed: {} } }, "", ["wrong-type speed = {…}"]],
    ["a word that every object knows", "constructor", "/alarm", ['wrong-type alarm = "constructor"']],
    ["another one", "__proto__", "/alarm", ['wrong-type alarm = "__proto__"']],
    ["NaN", "NaN", "/flow", ['not-finite flow = "NaN"']],
    ["a number beyond all bounds", '{"process":{"speed":1e999}}', "", ["not-finite speed = Infinity"]],
    ["nothing that is bound", { other: 1 }, "", ["nothing-found"]],
    ["a JSON value that is no object", "42", "", ["nothing-found"]],
    ["10 MB", `{"state":"${"x".repeat(10_000_000)}"}`, "", ["too-large"]],
  ])("%s", (_, payload, topic, expected) => {
    const outcome = decode(payload, topic);
    expect(outcome.rows).toEqual([]);
    expect(noticed(outcome)).toEqual(expected);
  });

  it("with the topic and the first bytes", () => {
    const { notices } = decode(`{oops${"x".repeat(100)}`);
    const [notice] = notices.notices.values();
    expect(notice).toMatchObject({ topic: "works/line-1/pump-1", count: 1, sizeBytes: 105, lastUs: nowUs });
    expect(utf8.decode(notice?.firstBytes)).toBe(`{oops${"x".repeat(59)}`);
  });

  it("and does not disturb the rest of the message", () => {
    const outcome = decode({ ts: nowMs, state: "melting", process: { speed: 1 } });
    expect(outcome.rows.map((row) => row.signal)).toEqual([1]);
  });

  it("even where it is nested a hundred thousand deep", () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const outcome = decode(`{"ts":${nowMs},"state":${deep},"process":{"speed":1}}`);
    expect(outcome.rows.map((row) => row.signal)).toEqual([1]);
    expect(noticed(outcome)).toEqual(["wrong-type state = […]"]);
  });

  it("and does not reach beyond the document's own keys", () => {
    expect(decode('{"__proto__":{"state":"idle"}}').rows).toEqual([]);
  });
});
