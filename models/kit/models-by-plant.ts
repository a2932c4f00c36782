import { cncMill } from "./machines/cnc-mill.ts";
import type { PartBuilder } from "./part-builder.ts";

/** Every plant's models: file name without `.glb`, and how it is built. */
export const modelsByPlant: Readonly<Record<string, Readonly<Record<string, (part: PartBuilder) => void>>>> = {
  "cnc-cell": { "cnc-mill": cncMill },
};
