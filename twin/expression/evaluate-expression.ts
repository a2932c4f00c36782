import type { ComparisonOperator, Expression } from "./expression.ts";

/**
 * What an expression comes to: a number, an ordinal, or 1 and 0 for true and false. What is not known is NaN, and
 * stays unknown through every operator except where the rest decides alone: `false and unknown` is false, `true or
 * unknown` is true (Kleene's three-valued logic). A division by zero is unknown.
 *
 * @param read the last value of a signal; NaN where none is known or it cannot be believed
 */
export function evaluateExpression(expression: Expression, read: (signal: number) => number): number {
  switch (expression.kind) {
    case "constant":
      return expression.value;
    case "signal":
      return read(expression.signal);
    case "negative":
      return -evaluateExpression(expression.of, read);
    case "not": {
      const of = evaluateExpression(expression.of, read);
      return Number.isNaN(of) ? of : of === 0 ? 1 : 0;
    }
    case "and":
    case "or": {
      const decides = expression.kind === "and" ? 0 : 1;
      const left = evaluateExpression(expression.left, read);
      if (left === decides) return decides;
      const right = evaluateExpression(expression.right, read);
      // A left side that is known and does not decide leaves it to the right one.
      return right === decides || !Number.isNaN(left) ? right : left;
    }
    case "arithmetic": {
      const left = evaluateExpression(expression.left, read);
      const right = evaluateExpression(expression.right, read);
      return calculate(expression.operator, left, right);
    }
    case "comparison": {
      const left = evaluateExpression(expression.left, read);
      const right = evaluateExpression(expression.right, read);
      if (Number.isNaN(left) || Number.isNaN(right)) return Number.NaN;
      return compare(expression.operator, left, right) ? 1 : 0;
    }
  }
}

function calculate(operator: "+" | "-" | "*" | "/", left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? Number.NaN : left / right;
  }
}

function compare(operator: ComparisonOperator, left: number, right: number): boolean {
  switch (operator) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    case "=":
      return left === right;
    case "!=":
      return left !== right;
  }
}
