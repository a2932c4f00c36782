/** Protobuf tags of the SampleBatch fields (sample-batch.proto): field number and wire type, 1 = 64 bit, 2 = bytes. */
export const batchTag = {
  baseTimeUs: (1 << 3) | 1,
  signal: (2 << 3) | 2,
  offsetUs: (3 << 3) | 2,
  value: (4 << 3) | 2,
  quality: (5 << 3) | 2,
  texts: (6 << 3) | 2,
  lagUs: (7 << 3) | 2,
} as const;

/** Protobuf is little-endian and so is every machine that Vitrine runs on: columns are copied as they lie. */
export function assertLittleEndian(): void {
  if (new Uint8Array(new Uint32Array([1]).buffer)[0] !== 1) {
    throw new Error("sample batches are copied as they lie in memory, which needs a little-endian machine");
  }
}
