import { createByteReader, readVarint } from "./byte-reader.ts";
import { createByteWriter, writeByte, writeVarint } from "./byte-writer.ts";
import { decodeNumbers } from "./decode-numbers.ts";
import { encodeNumbers } from "./encode-numbers.ts";
import { createNumberContext } from "./number-column.ts";
import { addTrendPoint, minuteUs, type TrendColumns } from "./trend-columns.ts";

const bytes = createByteWriter(1024);
const numbers = new Float64Array(60);

/**
 * Writes the minutes of one signal's hour, at most sixty, in order.
 *
 * @param startUs of the hour
 */
export function encodeHour(minutes: TrendColumns, startUs: number): Uint8Array<ArrayBuffer> {
  bytes.length = 0;
  const rows = minutes.timeUs.length;
  writeVarint(bytes, rows);
  for (const timeUs of minutes.timeUs) writeByte(bytes, Math.round((timeUs - startUs) / minuteUs));
  const above = minutes.mean.map((mean, row) => Math.fround(mean - (minutes.min[row] ?? 0)));
  for (const column of [minutes.count, minutes.min, minutes.max, minutes.last, above]) {
    numbers.set(column);
    encodeNumbers(numbers, 0, rows, 0, createNumberContext(), bytes, bytes);
  }
  return bytes.bytes.slice(0, bytes.length);
}

/** Appends what encodeHour wrote to a trend. */
export function decodeHour(hour: Uint8Array, startUs: number, into: TrendColumns): void {
  const reader = createByteReader(hour);
  const rows = readVarint(reader);
  const times = Array.from({ length: rows }, () => startUs + reader.view.getUint8(reader.at++) * minuteUs);
  const [count, min, max, last, above] = Array.from({ length: 5 }, () => {
    const column = new Float64Array(rows);
    decodeNumbers(rows, createNumberContext(), reader, reader, column, 0);
    return column;
  });
  for (let row = 0; row < rows; row++) {
    const least = min?.[row] ?? 0;
    const most = max?.[row] ?? 0;
    const mean = Math.min(most, least + (above?.[row] ?? 0));
    addTrendPoint(into, times[row] ?? 0, least, most, mean, last?.[row] ?? 0, count?.[row] ?? 0);
  }
}
