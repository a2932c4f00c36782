import type { LocalizedText } from "../plant/localized-text.ts";

/** What a part of an expression comes to. A state is an enum signal's value, or a text that is held against one. */
export type ExpressionType = "number" | "truth" | "state";

export type ArithmeticOperator = "+" | "-" | "*" | "/";
export type ComparisonOperator = "<" | "<=" | ">" | ">=" | "=" | "!=";

/**
 * An expression after parsing: only numbers, signals and operators of known types are left, so that it can be
 * evaluated and nothing else. States have become ordinals, truths are 1 and 0.
 */
export type Expression =
  | { readonly kind: "constant"; readonly value: number }
  /** The last value of a signal, by whatever numbers the resolver gave. */
  | { readonly kind: "signal"; readonly signal: number }
  | { readonly kind: "negative"; readonly of: Expression }
  | {
      readonly kind: "arithmetic";
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "comparison";
      readonly operator: ComparisonOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "not"; readonly of: Expression }
  | { readonly kind: "and" | "or"; readonly left: Expression; readonly right: Expression };

/** A signal that a name stands for. */
export interface NamedSignal {
  readonly signal: number;
  readonly type: ExpressionType;
  /** What a state may be, by ordinal. */
  readonly values?: readonly string[];
}

/** Why a text is no expression. */
export interface ExpressionProblem {
  /** Characters before the place where it goes wrong. */
  readonly offset: number;
  readonly text: LocalizedText;
}

export type ParsedExpression =
  | {
      readonly expression: Expression;
      readonly type: ExpressionType;
      readonly signals: readonly number[];
      readonly problem?: undefined;
    }
  | { readonly problem: ExpressionProblem };
