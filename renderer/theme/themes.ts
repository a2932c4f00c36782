import { nightPalette, type Palette, studioPalette } from "../../twin/appearance/palettes.ts";

/** Colours that mean something, the same in the scene and in the panels. */
export interface MeaningColours {
  readonly selected: string;
  readonly critical: string;
  readonly high: string;
  readonly medium: string;
  readonly low: string;
}

/** Colours of the lamps on machines, beside that of a fault. */
export interface LampColours {
  readonly running: string;
  /** Starved or blocked. */
  readonly waiting: string;
  /** Set-up and maintenance: the lamp is also striped. */
  readonly attended: string;
}

/** A theme: how the scene is lit and coloured, and the panels with it. */
export interface Theme {
  readonly palette: Palette;
  readonly meaning: MeaningColours;
  readonly lamps: LampColours;
  /** What is behind the ground, from the top of the picture to its bottom. */
  readonly background: { readonly top: string; readonly bottom: string };
  /** Linear colour and intensity of the key light, the sky and the light from below. */
  readonly light: {
    readonly key: readonly [number, number, number];
    readonly keyIntensity: number;
    readonly sky: string;
    readonly ground: string;
    readonly skyIntensity: number;
  };
  readonly exposure: number;
  /** Darkening towards the corners, 0 to 1. */
  readonly vignette: number;
  /** Outlines drawn over the model, added to the light; none by day. */
  readonly edge: { readonly colour: string; readonly opacity: number } | undefined;
  readonly glassOpacity: number;
  /** How strongly product and lamps glow by themselves. */
  readonly glow: number;
  readonly occlusionColour: string;
}

const themes: Readonly<Record<"studio" | "night", Theme>> = {
  studio: {
    palette: studioPalette,
    meaning: { selected: "#0c6b6b", critical: "#d3302a", high: "#e5801b", medium: "#e0b012", low: "#3f7fb5" },
    lamps: { running: "#f7f4ee", waiting: "#f7f4ee", attended: "#f7f4ee" },
    background: { top: "#f1efec", bottom: "#d6d4d0" },
    light: { key: [1, 0.97, 0.93], keyIntensity: 2.45, sky: "#fbfdff", ground: "#b9b4ad", skyIntensity: 1.45 },
    exposure: 1.06,
    vignette: 0.06,
    edge: undefined,
    glassOpacity: 0.17,
    glow: 0,
    occlusionColour: "#2a2622",
  },
  night: {
    palette: nightPalette,
    meaning: { selected: "#2fd6c3", critical: "#ff4a3d", high: "#ff9a35", medium: "#f4cf3c", low: "#6fb3e8" },
    lamps: { running: "#cfe9ee", waiting: "#cfe9ee", attended: "#cfe9ee" },
    background: { top: "#0b121c", bottom: "#070b12" },
    light: { key: [0.84, 0.92, 1], keyIntensity: 6, sky: "#b8d9ff", ground: "#0c1420", skyIntensity: 2.6 },
    exposure: 1,
    vignette: 0.25,
    edge: { colour: "#8fb9c9", opacity: 0.27 },
    glassOpacity: 0.1,
    glow: 1,
    occlusionColour: "#000308",
  },
};

export type ThemeName = keyof typeof themes;

/** Grey is normal and only alarms have colours (ISA-101), or the colours of stack lights (IEC 60073). */
export type AlarmPalette = "grey" | "stack-light";

/** Red for danger, yellow for what is abnormal, blue for what someone must do, green for what runs. */
const stackLights: Readonly<Record<ThemeName, { meaning: Omit<MeaningColours, "selected">; lamps: LampColours }>> = {
  studio: {
    meaning: { critical: "#d3302a", high: "#c98a00", medium: "#e0b012", low: "#2c6fd1" },
    lamps: { running: "#2e9e5b", waiting: "#e0b012", attended: "#2c6fd1" },
  },
  night: {
    meaning: { critical: "#ff4a3d", high: "#ffb000", medium: "#f4cf3c", low: "#6aa5ff" },
    lamps: { running: "#4fe08a", waiting: "#f4cf3c", attended: "#6aa5ff" },
  },
};

export function themeOf(name: ThemeName, palette: AlarmPalette): Theme {
  const theme = themes[name];
  if (palette === "grey") return theme;
  const { meaning, lamps } = stackLights[name];
  return { ...theme, meaning: { ...theme.meaning, ...meaning }, lamps };
}
