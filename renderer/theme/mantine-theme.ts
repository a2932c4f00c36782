import { Button, type CSSVariablesResolver, createTheme, type MantineColorsTuple, Modal } from "@mantine/core";
import { type AlarmPalette, type Theme, themeOf } from "./themes.ts";

/** Ten shades around the selection colour; the seventh is the studio theme's, the fifth the night theme's. */
const teal: MantineColorsTuple = [
  "#e8f6f5",
  "#d3ebe9",
  "#a6d8d4",
  "#74c5be",
  "#4db6ad",
  "#2fd6c3",
  "#0f8080",
  "#0c6b6b",
  "#095656",
  "#064242",
];

/** The night theme's greys, from text to background: dialogs, menus and fields are of the same night as the panels. */
const dark: MantineColorsTuple = [
  "#e8eff3",
  "#c4d1da",
  "#9fb2be",
  "#7d929f",
  "#33424f",
  "#24303b",
  "#17202a",
  "#111923",
  "#0c121a",
  "#070b12",
];

export const mantineTheme = createTheme({
  fontFamily: '"Inter Variable", "Noto Sans SC Variable", "Microsoft YaHei", "PingFang SC", sans-serif',
  fontFamilyMonospace: '"Cascadia Mono", "SF Mono", Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "15px", xl: "20px" },
  defaultRadius: 8,
  primaryColor: "teal",
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  colors: { teal, dark },
  cursorType: "pointer",
  components: {
    // A shadow as wide as the library's is drawn anew with every change in the dialog: half of what a frame of a long
    // list costs where there is no graphics card (bench alarms). The dimmed screen behind it sets it off well enough.
    Modal: Modal.extend({
      styles: { content: { border: "1px solid var(--hairline)", boxShadow: "none" } },
    }),
    // The library's own choice of a text colour looks at the light theme only.
    Button: Button.extend({
      vars: (_, { variant = "filled", color }) => ({
        root: variant === "filled" && color === undefined ? { "--button-color": "var(--on-selected)" } : {},
      }),
    }),
  },
});

/** The words of look.md as CSS variables, so that every panel names a meaning and not a colour. */
export const cssVariables: Readonly<Record<AlarmPalette, CSSVariablesResolver>> = {
  grey: () => variablesOf("grey"),
  "stack-light": () => variablesOf("stack-light"),
};

const variablesOf = (palette: AlarmPalette): ReturnType<CSSVariablesResolver> => ({
  variables: {},
  light: {
    ...meaningVariables(themeOf("studio", palette)),
    "--ink": "#262625",
    "--ink-secondary": "#6a6762",
    "--ink-faint": "#74716b",
    "--hairline": "rgb(38 38 37 / 9%)",
    "--field": "rgb(38 38 37 / 5.5%)",
    "--panel": "rgb(248 247 245 / 98%)",
    "--card": "rgb(255 255 255 / 92%)",
    "--card-shadow": "0 1px 1px rgb(40 36 30 / 6%), 0 8px 24px rgb(40 36 30 / 10%)",
    "--leader": "rgb(38 38 37 / 55%)",
    "--on-critical": "#ffffff",
    "--on-ink": "#f8f7f5",
    "--on-selected": "#ffffff",
    "--quiet": "#cbc8c3",
    "--veil": "rgb(241 239 236 / 78%)",
    "--hatch": "rgb(38 38 37 / 12%)",
  },
  dark: {
    ...meaningVariables(themeOf("night", palette)),
    "--ink": "#e8eff3",
    "--ink-secondary": "#9fb2be",
    "--ink-faint": "#8b9fab",
    "--hairline": "rgb(160 200 215 / 15%)",
    "--field": "rgb(160 200 215 / 9%)",
    "--panel": "rgb(12 18 26 / 97%)",
    "--card": "rgb(15 22 31 / 88%)",
    "--card-shadow": "0 10px 30px rgb(0 0 0 / 45%)",
    "--leader": "rgb(190 215 226 / 60%)",
    "--on-critical": "#1d0503",
    "--on-ink": "#0b121c",
    "--on-selected": "#04211e",
    // By night what is pointed at is lighter, not darker: its text is dark.
    "--mantine-primary-color-filled-hover": "#5be3d4",
    "--mantine-color-teal-filled-hover": "#5be3d4",
    "--quiet": "#3a4a57",
    "--veil": "rgb(11 18 28 / 74%)",
    "--hatch": "rgb(190 215 226 / 16%)",
  },
});

function meaningVariables({ meaning }: Theme): Record<string, string> {
  return Object.fromEntries(Object.entries(meaning).map(([name, colour]) => [`--${name}`, colour]));
}
