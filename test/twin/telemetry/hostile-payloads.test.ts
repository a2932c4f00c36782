import fc from "fast-check";
import { expect, it } from "vitest";
import { createJsonDecoder } from "../../../twin/telemetry/decode-json.ts";
import { createNoticeLog, noticeKinds } from "../../../twin/telemetry/notice.ts";
import { clearSamples, createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";

const plant = parsedPumpPlant();
const utf8 = { encode: (text: string) => new TextEncoder().encode(text), decode: new TextDecoder() };
const topics = ["works/line-1/pump-1", "works/line-1/pump-1/flow", "works/line-1/pump-2/alarm", "elsewhere"];

/** A message as it should be, so that what is cut and bent comes close to it. */
const good = JSON.stringify({
  ts: 1_764_000_000_000,
  state: "execute",
  process: { speed: 12.5 },
  batch: "B-7",
  q: "good",
});

const hostile: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 120 }),
  fc.json().map(utf8.encode),
  fc.string({ unit: "binary", maxLength: 60 }).map(utf8.encode),
  // Cut short.
  fc.nat(good.length).map((end) => utf8.encode(good.slice(0, end))),
  // One byte replaced.
  fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([at, byte]) => {
    const bytes = utf8.encode(good);
    bytes[at] = byte;
    return bytes;
  }),
  // Right keys, wrong values.
  fc
    .record({
      ts: fc.anything(),
      state: fc.anything(),
      process: fc.oneof(fc.anything(), fc.record({ speed: fc.anything() })),
      batch: fc.anything(),
      q: fc.anything(),
    })
    .map((record) => utf8.encode(stringify(record))),
  fc
    .constantFrom(
      "NaN",
      "Infinity",
      "-Infinity",
      "null",
      "undefined",
      "0x10",
      "1e999",
      '"',
      "[]",
      "{}",
      "true",
      "\u0000",
    )
    .map(utf8.encode),
);

function stringify(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "{}";
  }
}

it("100,000 random, truncated and hostile payloads: none throws, every one gives samples or a counted notice", () => {
  const decode = createJsonDecoder(plant, 0, (bytes) => utf8.decode.decode(bytes));
  const samples = createSampleColumns(64);
  const notices = createNoticeLog();
  let messages = 0;
  let withSamples = 0;
  let noticed = 0;

  fc.assert(
    fc.property(fc.constantFrom(...topics), hostile, fc.boolean(), (topic, payload, isRetained) => {
      clearSamples(samples);
      const before = notices.revision;
      const appended = decode({ topic, payload, receivedUs: 1_764_000_000_000_000, isRetained }, samples, notices);
      messages++;
      if (appended > 0) withSamples++;
      if (notices.revision > before) noticed++;
      if (appended === 0 && notices.revision === before) throw new Error("neither a sample nor a notice");
      if (appended !== samples.count) throw new Error("the count of samples is wrong");
      for (let row = 0; row < samples.count; row++) {
        if (!Number.isFinite(samples.timeUs[row]) || !Number.isFinite(samples.lagUs[row]))
          throw new Error("a time is not finite");
      }
    }),
    { seed: 20_261_124, numRuns: 100_000 },
  );

  expect(messages).toBe(100_000);
  expect(withSamples).toBeGreaterThan(1000);
  expect(noticed).toBeGreaterThan(50_000);
  const counted = noticeKinds.reduce((sum, kind) => sum + notices.countByKind[kind], 0);
  expect(counted).toBe(notices.revision);
  // Its memory is bounded, however many topics and kinds there were.
  expect(notices.notices.size).toBeLessThanOrEqual(100);
}, 120_000);
