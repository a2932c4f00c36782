/** What somebody has written into a field for numbers. */
export interface WrittenNumber {
  readonly text: number | string;
  /** The field's value when it was written. */
  readonly before: number | undefined;
}

/** The number that a text says; undefined while it says none, as before the digits of `-5` have come. */
export function readNumber(text: number | string): number | undefined {
  const number = typeof text === "number" ? text : Number(text);
  return text === "" || !Number.isFinite(number) ? undefined : number;
}

/**
 * What a field shows: what was written in it for as long as that says the value, so that `0.` and `1.0` stay on their
 * way to `0.5` and `1.05`, or says nothing yet and has changed nothing; otherwise the value.
 */
export function shownNumber({ text, before }: WrittenNumber, value: number | undefined): number | string {
  const read = readNumber(text);
  return read === value || (read === undefined && value === before) ? text : (value ?? "");
}
