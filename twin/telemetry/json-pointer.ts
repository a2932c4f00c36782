/**
 * A JSON Pointer's steps (RFC 6901, sections 3 and 4): `""` has none and means the whole document.
 *
 * @returns undefined where the text is not a JSON Pointer
 */
export function parsePointer(pointer: string): string[] | undefined {
  if (pointer === "") return [];
  if (!pointer.startsWith("/") || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value that the steps lead to, or undefined; only a document's own keys and array places count. */
export function resolvePointer(document: unknown, steps: readonly string[]): unknown {
  let value = document;
  for (let place = 0; place < steps.length; place++) {
    const step = steps[place];
    if (typeof value !== "object" || value === null || step === undefined) return undefined;
    if (!Object.hasOwn(value, step)) return undefined;
    // An array's own "length" is not an element of the document.
    if (Array.isArray(value) && !/^(0|[1-9]\d*)$/.test(step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}
