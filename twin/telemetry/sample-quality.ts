/** How far a value can be believed, as its sender says (bits 0 and 1 of a quality byte). */
export const quality = { good: 0, uncertain: 1, bad: 2 } as const;

const qualityMask = 0b11;

/** Flags beside the quality in the same byte; see sample-batch.proto. */
export const sampleFlag = {
  /** Produced by a simulation; without it, by the plant. */
  simulated: 1 << 2,
  /** The broker had kept it: it is older than its received time. */
  retained: 1 << 3,
  /** The device gave no time of its own, so the sample's time is the received time. */
  withoutDeviceTime: 1 << 4,
  /** The device's clock is off, so the sample's time is the received time. */
  clockOff: 1 << 5,
} as const;

export type Quality = (typeof quality)[keyof typeof quality];

/** The quality part of a quality byte; the unused code 3 reads as bad. */
export function qualityOf(byte: number): Quality {
  const code = byte & qualityMask;
  return code === quality.good || code === quality.uncertain ? code : quality.bad;
}
