import type { PlantFiles } from "../plant/parse-plant.ts";
import { type ExchangeCodec, toHex } from "./exchange-codec.ts";

const utf8 = new TextEncoder();

/** SHA-256 of a plant's files: of each, in the order of their paths, path, size and content. */
export function hashPlant(files: PlantFiles, codec: ExchangeCodec): string {
  const hash = codec.startSha256();
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(utf8.encode(`${path}\0${bytes.length}\0`));
    hash.update(bytes);
  }
  return toHex(hash.digest());
}
