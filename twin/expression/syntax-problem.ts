import type { ExpressionProblem, ExpressionType, NamedSignal } from "./expression.ts";
import { parseExpression } from "./parse-expression.ts";

const types: readonly ExpressionType[] = ["number", "truth", "state"];

/** With more names that stand for nothing there are too many ways to read a text. */
const mostUnknown = 4;

/**
 * Why a text is no expression whatever its unknown names may stand for; undefined where it would be one if they were
 * there. So a condition over a plant's signals can be told from a text that is no condition of any plant.
 */
export function syntaxProblem(
  text: string,
  resolve: (name: string) => NamedSignal | undefined,
  wanted: Parameters<typeof parseExpression>[2],
): ExpressionProblem | undefined {
  // A state is held against a text in quotes: whichever stands there may be one of its values.
  const values = [...text.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, single, double]) => single ?? double ?? "");
  const unknown: string[] = [];
  let furthest: ExpressionProblem | undefined;

  /** Reads the text with the unknown names so far as the given types, and with one more where it comes to one. */
  const isReadable = (given: readonly ExpressionType[]): boolean => {
    let missing: string | undefined;
    const { problem } = parseExpression(
      text,
      (name) => {
        const found = resolve(name);
        if (found !== undefined) return found;
        const place = unknown.indexOf(name);
        const type = given[place];
        if (type !== undefined) return { signal: place, type, ...(type === "state" ? { values } : {}) };
        missing ??= name;
        return undefined;
      },
      wanted,
    );
    if (problem === undefined) return true;
    if (missing === undefined) {
      if (furthest === undefined || problem.offset > furthest.offset) furthest = problem;
      return false;
    }
    if (given.length === mostUnknown) return true;
    unknown[given.length] = missing;
    return types.some((type) => isReadable([...given, type]));
  };

  return isReadable([]) ? undefined : furthest;
}
