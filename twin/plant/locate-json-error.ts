/** A place in a text as an editor shows it, both from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** The tokens of JSON (RFC 8259), each anchored where the last one ended. */
const token =
  /[\t\n\r ]*(?:([{}[\],:])|("(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

/** What may come next; the innermost open bracket is kept apart. */
type Expectation = "value" | "value or ]" | "key or }" | "key" | "colon" | "comma or end";

/**
 * Where a text stops being JSON. `JSON.parse` knows, but does not always say.
 *
 * @returns the place of the first token that cannot stand there, or of the end where something is missing
 */
export function locateJsonError(text: string): TextPlace {
  const open: string[] = [];
  let expected: Expectation = "value";
  let offset = 0;
  for (;;) {
    token.lastIndex = offset;
    const match = token.exec(text);
    if (match === null) break;
    const [whole, mark, string] = match;
    const next = step(expected, mark, string !== undefined, open);
    if (next === undefined) break;
    expected = next;
    offset += whole.length;
  }
  const start = offset + (/^[\t\n\r ]*/.exec(text.slice(offset))?.[0].length ?? 0);
  const lines = text.slice(0, start).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The expectation after one token; undefined where the token cannot stand. Opens and closes brackets. */
function step(
  expected: Expectation,
  mark: string | undefined,
  isString: boolean,
  open: string[],
): Expectation | undefined {
  const isValue = expected === "value" || expected === "value or ]";
  switch (mark) {
    case undefined:
      if (isValue) return "comma or end";
      return isString && (expected === "key" || expected === "key or }") ? "colon" : undefined;
    case "{":
    case "[":
      if (!isValue) return undefined;
      open.push(mark);
      return mark === "{" ? "key or }" : "value or ]";
    case "}":
      return close("{", expected === "key or }", expected, open);
    case "]":
      return close("[", expected === "value or ]", expected, open);
    case ":":
      return expected === "colon" ? "value" : undefined;
    default:
      if (expected !== "comma or end" || open.length === 0) return undefined;
      return open.at(-1) === "{" ? "key" : "value";
  }
}

function close(opener: string, isEmpty: boolean, expected: Expectation, open: string[]): Expectation | undefined {
  if (!isEmpty && expected !== "comma or end") return undefined;
  return open.pop() === opener ? "comma or end" : undefined;
}
