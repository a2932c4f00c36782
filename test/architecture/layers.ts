/** A folder, what it may import of ours, and which packages; `types` are packages of which it may import types only. */
export interface Layer {
  readonly folder: string;
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  readonly types?: readonly string[];
}

/** Who may import whom: the table of the architecture. The first layer whose folder holds a file is the file's. */
export const layers: readonly Layer[] = [
  { folder: "twin", imports: ["twin"], packages: ["zod", "@bufbuild/protobuf", "@mcap/core"] },
  {
    folder: "electron/services",
    imports: ["twin", "electron/services"],
    packages: ["node:", "mqtt", "aedes", "pino", "zod", "csv-parse", "hyparquet-writer", "docx", "fflate"],
  },
  {
    folder: "electron/web",
    imports: ["twin", "electron/services", "electron/web"],
    packages: ["node:", "fastify", "@fastify/"],
    types: ["pino"],
  },
  {
    folder: "electron/desktop",
    imports: ["twin", "electron/services", "electron/desktop"],
    packages: ["node:"],
    types: ["electron"],
  },
  {
    folder: "electron/main.ts",
    imports: ["twin", "electron/services", "electron/desktop"],
    packages: ["node:", "electron", "pino"],
  },
  {
    folder: "electron/serve.ts",
    imports: ["twin", "electron/services", "electron/web", "electron/arguments.ts"],
    packages: ["node:", "pino", "commander"],
  },
  { folder: "electron/validate.ts", imports: ["twin", "electron/services"], packages: ["node:", "commander"] },
  {
    folder: "electron/simulate.ts",
    imports: ["twin", "electron/services", "electron/arguments.ts"],
    packages: ["node:", "commander", "pino"],
  },
  {
    folder: "electron/recording.ts",
    imports: ["twin", "electron/services", "electron/arguments.ts"],
    packages: ["node:", "commander"],
  },
  { folder: "electron/arguments.ts", imports: ["twin"], packages: ["commander"] },
  { folder: "electron/verify.ts", imports: ["twin", "electron/services"], packages: ["node:", "commander"] },
  { folder: "electron/preload.ts", imports: ["twin"], packages: ["electron"] },
  { folder: "electron", imports: [], packages: ["node:", "vite"] },
  { folder: "renderer/bridge", imports: ["twin", "renderer/bridge"], packages: [] },
  {
    folder: "renderer/session",
    imports: ["twin", "renderer/bridge", "renderer/session"],
    packages: ["zustand", "react", "i18next", "react-i18next", "zod"],
  },
  { folder: "renderer/theme", imports: ["twin", "renderer/theme"], packages: ["@mantine/", "@fontsource-variable/"] },
  {
    folder: "renderer/scene",
    imports: ["twin", "renderer/session", "renderer/theme", "renderer/scene"],
    packages: [
      "react",
      "react-i18next",
      "three",
      "@react-three/fiber",
      "camera-controls",
      "three-mesh-bvh",
      "n8ao",
      "postprocessing",
    ],
  },
  {
    folder: "renderer/panels",
    imports: ["twin", "renderer/session", "renderer/theme", "renderer/panels"],
    packages: [
      "react",
      "react-dom",
      "react-i18next",
      "@mantine/",
      "@tabler/icons-react",
      "@tanstack/",
      "uplot",
      "uqr",
      "zod",
    ],
  },
  {
    folder: "renderer",
    imports: ["twin", "renderer"],
    packages: ["react", "react-dom", "react-i18next", "@mantine/", "vite", "@vitejs/plugin-react"],
  },
  {
    folder: "models/kit",
    imports: ["twin", "models/kit"],
    packages: ["node:", "three", "@gltf-transform/", "meshoptimizer", "zod", "commander"],
  },
];

/** Files that nothing may import: programs, not parts. */
export const entries: readonly string[] = [
  "electron/main.ts",
  "electron/serve.ts",
  "electron/preload.ts",
  "electron/validate.ts",
  "electron/recording.ts",
  "electron/simulate.ts",
  "electron/verify.ts",
  "renderer/main.tsx",
  "renderer/remote.tsx",
  "models/kit/make-models.ts",
];
