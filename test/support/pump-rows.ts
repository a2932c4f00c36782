import fc from "fast-check";
import type { Plant } from "../../twin/plant/plant.ts";
import type { Row } from "./samples.ts";

/** A row and when it reached the recorder. */
export interface TimedRow {
  readonly row: Row;
  readonly nowUs: number;
}

/**
 * Samples of a plant over time as feeds give them: in the order of receiving, with device times that jump, clocks that
 * are off, and stretches of silence.
 */
export function arbitraryTelemetry(plant: Plant, startUs: number, length = 200): fc.Arbitrary<TimedRow[]> {
  const step = fc.record({
    signal: fc.nat(plant.signals.length - 1),
    afterMs: fc.oneof({ weight: 8, arbitrary: fc.nat(900) }, fc.constant(0), fc.nat(40_000)),
    lagUs: fc.oneof(
      fc.integer({ min: -2_000_000, max: 9_000_000 }),
      fc.nat(20).map((ms) => ms * 1000),
      fc.constant(0.5),
    ),
    flags: fc.constantFrom(0, 0, 0, 1, 2, 4, 16, 32, 34),
    value: fc.oneof(
      fc.integer({ min: -2000, max: 2000 }).map((whole) => whole / 10),
      fc.double(),
      fc.constant(-0),
    ),
    text: fc.constantFrom("", "A-1", "B-2 批次", "长文本"),
  });
  return fc.array(step, { minLength: 1, maxLength: length }).map((steps) => {
    let nowUs = startUs;
    return steps.map(({ signal, afterMs, lagUs, flags, value, text }) => {
      nowUs += afterMs * 1000;
      // Times are whole microseconds, as in a batch.
      const timeUs = (flags & 0b110000) === 0 ? Math.floor(nowUs - lagUs) : nowUs;
      const definition = plant.signals[signal]?.definition;
      return { row: { signal, timeUs, quality: flags, lagUs, value: valueFor(definition, value, text) }, nowUs };
    });
  });
}

function valueFor(
  definition: Plant["signals"][number]["definition"] | undefined,
  value: number,
  text: string,
): Row["value"] {
  switch (definition?.type) {
    case "text":
      return text;
    case "enum":
      return Math.abs(Math.round(Number.isFinite(value) ? value : 0)) % (definition.values.length || 1);
    case "boolean":
      return value > 0 ? 1 : 0;
    default:
      return value;
  }
}
