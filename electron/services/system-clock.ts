/** The host's clock: UTC microseconds. */
export function systemClockUs(): number {
  return Date.now() * 1000;
}
