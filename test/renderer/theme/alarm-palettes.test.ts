import { expect, it } from "vitest";
import { themeOf } from "../../../renderer/theme/themes.ts";

it("shows nothing but alarms in colour by default, and the colours of stack lights where they are chosen", () => {
  for (const name of ["studio", "night"] as const) {
    const grey = themeOf(name, "grey");
    const lights = themeOf(name, "stack-light");
    expect(new Set(Object.values(grey.lamps)).size).toBe(1);
    expect(new Set(Object.values(lights.lamps)).size).toBe(3);
    expect(Object.values(lights.lamps)).not.toContain(lights.meaning.critical);
    // What is selected is ours, not an alarm.
    expect(lights.meaning.selected).toBe(grey.meaning.selected);
    expect(lights.palette).toBe(grey.palette);
  }
});
