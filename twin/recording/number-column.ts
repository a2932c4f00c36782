/**
 * How a column of numbers is written. Its head is a mode byte and what it starts from; its body is so many bytes a
 * row. A mode byte is: bits 0-3 scale, bits 4-6 width, bit 7 whether differences are written.
 *
 * Scales 0 to 6 are whole numbers over a power of ten, scale 7 whole thousands (microseconds that came as
 * milliseconds); the last two are floating point. What is written is the distance from the smallest number (or
 * difference), so that noise takes as many bytes as it is wide.
 */
export const numberScale = { thousands: 7, float32: 8, float64: 9 } as const;

export const differencesBit = 0x80;

/** Bytes of a row by width code. Eight bytes are a whole number as float64. */
export const widthBytes = [0, 1, 2, 4, 8] as const;

/** Whole numbers beyond this are written as floating point, so that differences and zigzag stay exact. */
export const maxWhole = 2 ** 50;

export const powersOfTen = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000] as const;

/** What a column of one signal hands on to the next one: the number it started from, by scale. */
export interface NumberContext {
  readonly bases: number[];
}

export function createNumberContext(): NumberContext {
  return { bases: [0, 0, 0, 0, 0, 0, 0, 0] };
}
