import type { AlarmPriority } from "../../../twin/alarms/standing-alarm.ts";

/** The words of the theme as colours that a canvas takes. */
export type AxisColours = Readonly<
  Record<
    | AlarmPriority
    | "ink"
    | "inkSecondary"
    | "faint"
    | "hairline"
    | "hatch"
    | "solid"
    | "quiet"
    | "selected"
    | "onSelected",
    string
  >
>;

/** Reads the colours of the theme that holds at an element. */
export function readAxisColours(element: Element): AxisColours {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    critical: of("critical"),
    high: of("high"),
    medium: of("medium"),
    low: of("low"),
    ink: of("ink"),
    inkSecondary: of("ink-secondary"),
    faint: of("ink-faint"),
    hairline: of("hairline"),
    hatch: of("hatch"),
    solid: of("field"),
    quiet: of("quiet"),
    selected: of("selected"),
    onSelected: of("on-selected"),
  };
}
