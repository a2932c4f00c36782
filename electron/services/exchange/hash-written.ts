import { createHash } from "node:crypto";
import type { ByteSink } from "../../../twin/recording/byte-source.ts";
import type { WrittenFile } from "../../../twin/recording/start-exchange-file.ts";

/** Passes bytes on and says, in the end, how many they were and what their SHA-256 is. */
export function hashWritten(sink: ByteSink): ByteSink & { written(): WrittenFile } {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  return {
    async write(bytes) {
      hash.update(bytes);
      sizeBytes += bytes.length;
      await sink.write(bytes);
    },
    written: () => ({ sizeBytes, sha256: hash.copy().digest("hex") }),
  };
}
