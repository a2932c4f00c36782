import type { LocalizedText } from "../plant/localized-text.ts";
import type {
  ArithmeticOperator,
  ComparisonOperator,
  Expression,
  ExpressionProblem,
  ExpressionType,
  NamedSignal,
  ParsedExpression,
} from "./expression.ts";
import { type ExpressionToken, tokenizeExpression } from "./tokenize-expression.ts";

/** A parsed part with its type; a state's possible values, or the text that it is held against. */
interface Typed {
  readonly expression: Expression;
  readonly type: ExpressionType;
  readonly offset: number;
  readonly values?: readonly string[];
  readonly text?: string;
}

type WantedTypes = readonly [ExpressionType, ...ExpressionType[]];

const comparisons: ReadonlySet<string> = new Set(["<", "<=", ">", ">=", "=", "!="]);

/** Brackets and nots inside one another; more are refused, so that a hostile text cannot exhaust the stack. */
const maxDepth = 50;

const typeNames: Readonly<Record<ExpressionType, LocalizedText>> = {
  number: { zh: "数字", en: "a number" },
  truth: { zh: "条件", en: "a condition" },
  state: { zh: "状态", en: "a state" },
};

/**
 * Reads a condition such as `temperature > 80 and not (state = 'held')`. From weak to strong: `or`, `and`, `not`, the
 * comparisons `< <= > >= = !=` (one, not a chain), `+ -`, `* /`, a minus sign. A bare name of a boolean signal is a
 * condition; a state is held against a text in quotes, which must be one of its values. Nothing else exists: no calls,
 * no code.
 *
 * @param resolve what a name stands for; undefined for one that is not known
 * @param wanted what the whole may come to: a condition, a number such as `before - after`, or either
 */
export function parseExpression(
  text: string,
  resolve: (name: string) => NamedSignal | undefined,
  wanted: WantedTypes = ["truth"],
): ParsedExpression {
  const tokens = tokenizeExpression(text);
  if (!Array.isArray(tokens)) return { problem: tokens };
  const parser = new Parser(tokens, resolve);
  try {
    const whole = parser.parseWhole(wanted);
    return { expression: whole.expression, type: whole.type, signals: [...parser.signals] };
  } catch (problem) {
    if (problem instanceof Refusal) return { problem: problem.problem };
    throw problem;
  }
}

/** Leaves the parser at the first problem; it never leaves this file. */
class Refusal extends Error {
  readonly problem: ExpressionProblem;

  constructor(offset: number, text: LocalizedText) {
    super(text.en);
    this.problem = { offset, text };
  }
}

class Parser {
  readonly signals = new Set<number>();
  readonly #tokens: readonly ExpressionToken[];
  readonly #resolve: (name: string) => NamedSignal | undefined;
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly ExpressionToken[], resolve: (name: string) => NamedSignal | undefined) {
    this.#tokens = tokens;
    this.#resolve = resolve;
  }

  parseWhole(wanted: WantedTypes): Typed {
    const whole = this.#parseOr();
    if (!wanted.includes(whole.type)) need(whole, wanted[0]);
    const rest = this.#peek();
    if (rest.kind !== "end") throw unexpected(rest);
    return whole;
  }

  #peek(): ExpressionToken {
    return this.#tokens[this.#next] ?? { kind: "end", text: "", offset: 0 };
  }

  #take(marks: ReadonlySet<string> | string): ExpressionToken | undefined {
    const token = this.#peek();
    const isWanted = typeof marks === "string" ? token.text === marks : marks.has(token.text);
    if (token.kind !== "mark" || !isWanted) return undefined;
    this.#next++;
    return token;
  }

  #parseOr(): Typed {
    return this.#parseJoined("or", () => this.#parseJoined("and", () => this.#parseNot()));
  }

  #parseJoined(kind: "and" | "or", parsePart: () => Typed): Typed {
    let left = parsePart();
    while (this.#take(kind) !== undefined) {
      const right = parsePart();
      need(left, "truth");
      need(right, "truth");
      const expression: Expression = { kind, left: left.expression, right: right.expression };
      left = { expression, type: "truth", offset: left.offset };
    }
    return left;
  }

  #parseNot(): Typed {
    const not = this.#take("not");
    if (not === undefined) return this.#parseComparison();
    const of = this.#deeper(not.offset, () => this.#parseNot());
    need(of, "truth");
    return { expression: { kind: "not", of: of.expression }, type: "truth", offset: not.offset };
  }

  #parseComparison(): Typed {
    const left = this.#parseSum();
    const mark = this.#take(comparisons);
    if (mark === undefined) return left;
    const right = this.#parseSum();
    const operator = mark.text as ComparisonOperator;
    const [a, b] = comparable(left, right, mark);
    return { expression: { kind: "comparison", operator, left: a, right: b }, type: "truth", offset: left.offset };
  }

  #parseSum(): Typed {
    return this.#parseArithmetic(sums, () => this.#parseArithmetic(products, () => this.#parseSign()));
  }

  #parseArithmetic(marks: ReadonlySet<string>, parsePart: () => Typed): Typed {
    let left = parsePart();
    for (let mark = this.#take(marks); mark !== undefined; mark = this.#take(marks)) {
      const right = parsePart();
      need(left, "number");
      need(right, "number");
      const operator = mark.text as ArithmeticOperator;
      const expression: Expression = { kind: "arithmetic", operator, left: left.expression, right: right.expression };
      left = { expression, type: "number", offset: left.offset };
    }
    return left;
  }

  #parseSign(): Typed {
    const minus = this.#take("-");
    if (minus === undefined) return this.#parsePrimary();
    const of = this.#deeper(minus.offset, () => this.#parseSign());
    need(of, "number");
    return { expression: { kind: "negative", of: of.expression }, type: "number", offset: minus.offset };
  }

  #parsePrimary(): Typed {
    const token = this.#peek();
    const { offset, text } = token;
    if (this.#take("(") !== undefined) {
      const inner = this.#deeper(offset, () => this.#parseOr());
      if (this.#take(")") === undefined) {
        throw new Refusal(this.#peek().offset, { zh: "缺少右括号 “)”", en: 'a closing ")" is missing' });
      }
      return inner;
    }
    this.#next++;
    if (token.kind === "number") {
      return { expression: { kind: "constant", value: Number(text) }, type: "number", offset };
    }
    if (token.kind === "text") {
      return { expression: { kind: "constant", value: Number.NaN }, type: "state", offset, text: text.slice(1, -1) };
    }
    if (token.kind === "name") return this.#signal(token);
    throw unexpected(token);
  }

  #signal({ text, offset }: ExpressionToken): Typed {
    const named = this.#resolve(text);
    if (named === undefined) {
      throw new Refusal(offset, { zh: `没有点位 “${text}”`, en: `there is no signal "${text}"` });
    }
    this.signals.add(named.signal);
    const expression: Expression = { kind: "signal", signal: named.signal };
    const values = named.values;
    return { expression, type: named.type, offset, ...(values === undefined ? {} : { values }) };
  }

  #deeper(offset: number, parse: () => Typed): Typed {
    if (++this.#depth > maxDepth) throw new Refusal(offset, { zh: "嵌套过深", en: "is nested too deeply" });
    const part = parse();
    this.#depth--;
    return part;
  }
}

const sums: ReadonlySet<string> = new Set(["+", "-"]);
const products: ReadonlySet<string> = new Set(["*", "/"]);

function unexpected(token: ExpressionToken): Refusal {
  if (token.kind === "end") {
    return new Refusal(token.offset, {
      zh: "表达式不完整，此处应有点位、数字或括号",
      en: "ends too early: a signal, a number or a bracket is needed here",
    });
  }
  return new Refusal(token.offset, {
    zh: `此处不应有 “${token.text}”`,
    en: `"${token.text}" is not expected here`,
  });
}

function need({ type, offset }: Typed, wanted: ExpressionType): void {
  if (type === wanted) return;
  throw new Refusal(offset, {
    zh: `此处应为${typeNames[wanted].zh}，实际为${typeNames[type].zh}`,
    en: `${typeNames[wanted].en} is needed here, not ${typeNames[type].en}`,
  });
}

/** Both sides of a comparison, with the text that a state is held against as its ordinal. */
function comparable(left: Typed, right: Typed, mark: ExpressionToken): [Expression, Expression] {
  need(right, left.type);
  if (left.type === "number") return [left.expression, right.expression];
  if (mark.text !== "=" && mark.text !== "!=") {
    throw new Refusal(mark.offset, {
      zh: `${typeNames[left.type].zh}只能用 = 或 != 比较`,
      en: `${typeNames[left.type].en} can only be held against another with = or !=`,
    });
  }
  if (left.type === "truth") return [left.expression, right.expression];
  return [ordinalOf(left, right), ordinalOf(right, left)];
}

function ordinalOf(side: Typed, other: Typed): Expression {
  if (side.text === undefined) return side.expression;
  const values = other.values ?? [];
  const ordinal = values.indexOf(side.text);
  if (ordinal >= 0) return { kind: "constant", value: ordinal };
  throw new Refusal(side.offset, {
    zh: values.length === 0 ? "文本须与状态点位比较" : `没有状态 “${side.text}”，可为 ${values.join("、")}`,
    en:
      values.length === 0
        ? "a text is held against a state signal"
        : `there is no state "${side.text}"; it may be ${values.join(", ")}`,
  });
}
