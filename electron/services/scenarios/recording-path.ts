import { join } from "node:path";
import { z } from "zod";
import { sha256Hex } from "../../../twin/recording/exchange-codec.ts";
import { canonicalJson } from "../../../twin/scenario/canonical-json.ts";
import { nodeCodec } from "../exchange/node-codec.ts";
import type { RecordingContent } from "./write-simulated-recording.ts";

/** Hexadecimal digits of the hash that stand in a file's name: enough that two never meet. */
const digits = 16;

/**
 * Where a simulated recording is kept: whatever would make it another one gives another path.
 *
 * @param plant SHA-256 of the plant's files, see hash-plant.ts
 */
export function recordingPath(
  folder: string,
  scenario: string,
  plant: string,
  { simulation, notBeforeUs, software }: Pick<RecordingContent, "simulation" | "notBeforeUs" | "software">,
): string {
  const made = z.json().parse(JSON.parse(JSON.stringify({ plant, simulation, notBeforeUs, software })));
  const hash = sha256Hex(nodeCodec, new TextEncoder().encode(canonicalJson(made)));
  return join(folder, `${scenario}-${hash.slice(0, digits)}.mcap`);
}
