import type { ExpressionProblem } from "./expression.ts";

/** A word of an expression. `name` is a signal, `text` a state in quotes, `mark` an operator, bracket or keyword. */
export interface ExpressionToken {
  readonly kind: "number" | "name" | "text" | "mark" | "end";
  readonly text: string;
  readonly offset: number;
}

const keywords: ReadonlySet<string> = new Set(["and", "or", "not"]);

/**
 * Ids hold hyphens and paths hold slashes, so a name takes in as many of both as it can: a minus and a division stand
 * between spaces.
 */
const patterns: readonly (readonly [kind: ExpressionToken["kind"], pattern: RegExp])[] = [
  ["number", /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w/-])/y],
  ["name", /[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)*/y],
  ["text", /'[^']*'|"[^"]*"/y],
  ["mark", /<=|>=|!=|[<>=+*/()-]/y],
];

/** The longest expression that is read: a limit for hostile files, far beyond what a person writes. */
const maxLength = 2000;

/** Splits a text into words; the last one is the end. */
export function tokenizeExpression(text: string): ExpressionToken[] | ExpressionProblem {
  if (text.length > maxLength) {
    return {
      offset: maxLength,
      text: { zh: `表达式过长，最多 ${maxLength} 个字符`, en: `is too long; at most ${maxLength} characters` },
    };
  }
  const tokens: ExpressionToken[] = [];
  for (let offset = skipSpace(text, 0); offset < text.length; ) {
    const token = tokenAt(text, offset);
    if (token === undefined) {
      const sign = text[offset] ?? "";
      return { offset, text: { zh: `此处不能有 “${sign}”`, en: `"${sign}" has no meaning here` } };
    }
    tokens.push(token);
    offset = skipSpace(text, offset + token.text.length);
  }
  tokens.push({ kind: "end", text: "", offset: text.length });
  return tokens;
}

function tokenAt(text: string, offset: number): ExpressionToken | undefined {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = offset;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { kind: keywords.has(found) ? "mark" : kind, text: found, offset };
  }
  return undefined;
}

function skipSpace(text: string, from: number): number {
  let offset = from;
  while (offset < text.length && /\s/.test(text[offset] ?? "")) offset++;
  return offset;
}
