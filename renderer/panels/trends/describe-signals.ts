import type { AlarmPriority } from "../../../twin/alarms/standing-alarm.ts";
import type { Language } from "../../../twin/plant/localized-text.ts";
import { definitionOf, type PlantIndex } from "../../../twin/plant/plant-index.ts";
import { formatUnit, formatValue, noValue } from "../../session/format.ts";
import type { Translate } from "../../session/language.ts";
import type { ShownLine } from "./use-trends.ts";

/** A line with the words for it, and what is drawn beside it. */
export interface DescribedLine extends ShownLine {
  readonly name: string;
  readonly unit: string;
  /** Lines of one scale share an axis: numbers of one unit, and anything else by itself. */
  readonly scale: string;
  readonly axisName: string;
  readonly isStepped: boolean;
  /** Alarm limits of the signal, each as urgent as its alarm. */
  readonly limits: readonly { readonly at: number; readonly priority: AlarmPriority }[];
  /** Names of an enum's values, by ordinal. */
  readonly values: readonly string[] | undefined;
  /** Writes a value of it as everywhere on the screen, without its unit. */
  readonly write: (value: number) => string;
}

export function describeSignals(
  plant: PlantIndex,
  lines: readonly ShownLine[],
  language: Language,
  t: Translate,
): DescribedLine[] {
  return lines.map((line) => {
    const definition = definitionOf(plant, line.signal);
    const asset = plant.view.assets[plant.view.signals[line.signal]?.asset ?? 0];
    const name = `${asset?.name[language]} · ${definition?.name[language]}`;
    const unit = definition?.type === "number" ? formatUnit(definition.unit, language) : "";
    return {
      ...line,
      name: line.isDayBefore ? t("trend.day-before-of", { name }) : name,
      unit,
      scale: definition?.type === "number" ? `unit ${unit}` : `signal ${line.signal}`,
      axisName: unit === "" ? (definition?.name[language] ?? "") : unit,
      isStepped: definition?.type !== "number",
      limits: line.isDayBefore
        ? []
        : (definition?.alarms ?? []).flatMap(({ high, low, priority }) =>
            [high ?? [], low ?? []].flat().map((at) => ({ at, priority })),
          ),
      values:
        definition?.type === "enum"
          ? definition.values.map((_, ordinal) => formatValue(definition, ordinal, undefined, language))
          : undefined,
      write: (value) => (definition === undefined ? noValue : formatValue(definition, value, undefined, language)),
    };
  });
}
