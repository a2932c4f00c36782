import type { SignalDefinition } from "../plant/signal-schema.ts";
import type { ExpressionType, NamedSignal } from "./expression.ts";

const typesBySignal: Readonly<Record<SignalDefinition["type"], ExpressionType | undefined>> = {
  number: "number",
  boolean: "truth",
  enum: "state",
  text: undefined,
};

/**
 * What the ids of a type's signals stand for in an expression. Texts have no place in one.
 *
 * @param signalAt the number by which the expression is to know the signal at a place of the list; undefined for one
 *   that is not there
 */
export function expressionNames(
  definitions: readonly SignalDefinition[],
  signalAt: (place: number) => number | undefined,
): (name: string) => NamedSignal | undefined {
  return (name) => {
    const place = definitions.findIndex(({ id }) => id === name);
    const definition = definitions[place];
    const type = definition === undefined ? undefined : typesBySignal[definition.type];
    const signal = signalAt(place);
    if (definition === undefined || type === undefined || signal === undefined) return undefined;
    return definition.type === "enum" ? { signal, type, values: definition.values } : { signal, type };
  };
}
