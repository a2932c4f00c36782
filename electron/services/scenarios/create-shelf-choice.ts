import { readCompanions } from "../assessment/companions.ts";
import type { Exchange } from "../exchange.ts";
import type { Source } from "../source.ts";
import { openCompanionShelf } from "./open-companion-shelf.ts";
import type { ScenarioShelf } from "./scenario-shelf.ts";

/**
 * Where the scenarios of a source are: those that came with an exchange file play over it, and over any other source
 * the host's own do.
 */
export function createShelfChoice(
  own: ScenarioShelf | undefined,
  exchange: Pick<Exchange, "companionsOf"> | undefined,
): (source: Source) => ScenarioShelf | undefined {
  const known = new WeakMap<Source, ScenarioShelf>();
  return (source) => {
    const files = exchange?.companionsOf(source);
    if (files === undefined || ![...files.keys()].some((name) => name.startsWith("scenarios/"))) return own;
    const shelf = known.get(source) ?? openCompanionShelf(readCompanions(files, source.plant, []));
    known.set(source, shelf);
    return shelf;
  };
}
