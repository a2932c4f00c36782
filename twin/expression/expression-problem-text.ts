import type { LocalizedText } from "../plant/localized-text.ts";
import type { ExpressionProblem } from "./expression.ts";

/** A problem with its place in the expression, for whoever wrote it; places count from 1. */
export function expressionProblemText({ offset, text }: ExpressionProblem): LocalizedText {
  return { zh: `第 ${offset + 1} 个字符：${text.zh}`, en: `at character ${offset + 1}: ${text.en}` };
}
