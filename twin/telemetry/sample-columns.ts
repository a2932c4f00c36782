/**
 * Samples in columns, the shape in which they travel inside the twin. Row i is the sample
 * (signal[i], timeUs[i], value[i], quality[i], lagUs[i]); rows at and beyond `count` are left over from earlier use.
 */
export interface SampleColumns {
  count: number;
  /** Place in the plant's signal list. */
  signal: Uint32Array<ArrayBuffer>;
  /** UTC microseconds: the time that orders samples. Whole numbers up to 2^53 are exact. */
  timeUs: Float64Array<ArrayBuffer>;
  /** Number; boolean 0 or 1; enum ordinal; for a text, its place in `texts`. */
  value: Float64Array<ArrayBuffer>;
  /** Quality byte, see sample-quality.ts. */
  quality: Uint8Array<ArrayBuffer>;
  /** Received time minus the device's own time, microseconds; zero where the device gave none. */
  lagUs: Float64Array<ArrayBuffer>;
  texts: string[];
}

export function createSampleColumns(capacity: number): SampleColumns {
  return {
    count: 0,
    signal: new Uint32Array(capacity),
    timeUs: new Float64Array(capacity),
    value: new Float64Array(capacity),
    quality: new Uint8Array(capacity),
    lagUs: new Float64Array(capacity),
    texts: [],
  };
}

/** Adds one sample; the columns double when they are full. */
export function appendSample(
  columns: SampleColumns,
  signal: number,
  timeUs: number,
  value: number,
  quality: number,
  lagUs: number,
): void {
  const row = columns.count;
  if (row === columns.signal.length) reserveRows(columns, Math.max(64, row * 2));
  columns.signal[row] = signal;
  columns.timeUs[row] = timeUs;
  columns.value[row] = value;
  columns.quality[row] = quality;
  columns.lagUs[row] = lagUs;
  columns.count = row + 1;
}

/** Adds one text sample. */
export function appendTextSample(
  columns: SampleColumns,
  signal: number,
  timeUs: number,
  text: string,
  quality: number,
  lagUs: number,
): void {
  appendSample(columns, signal, timeUs, columns.texts.length, quality, lagUs);
  columns.texts.push(text);
}

export function clearSamples(columns: SampleColumns): void {
  columns.count = 0;
  columns.texts.length = 0;
}

/** Makes room for at least `capacity` rows, keeping those that are there. */
export function reserveRows(columns: SampleColumns, capacity: number): void {
  if (capacity <= columns.signal.length) return;
  const grown = createSampleColumns(capacity);
  grown.signal.set(columns.signal);
  grown.timeUs.set(columns.timeUs);
  grown.value.set(columns.value);
  grown.quality.set(columns.quality);
  grown.lagUs.set(columns.lagUs);
  columns.signal = grown.signal;
  columns.timeUs = grown.timeUs;
  columns.value = grown.value;
  columns.quality = grown.quality;
  columns.lagUs = grown.lagUs;
}
