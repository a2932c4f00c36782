import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { sha256Hex } from "../../../twin/recording/exchange-codec.ts";
import { nodeCodec } from "../exchange/node-codec.ts";
import { writeWholeFile } from "../exchange/write-whole-file.ts";
import { readIfThere } from "./read-if-there.ts";

/** Files under the SHA-256 of what is in them, so that each is there once and is known to be what was put there. */
export interface ContentFolder {
  /** @returns its SHA-256 */
  put(content: Uint8Array): Promise<string>;
  /** @returns undefined where it is not there, or is not what was put there */
  get(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/**
 * Opens such a folder. A name that is no SHA-256 finds nothing, so that no name leads out of it.
 *
 * @param ending of the files' names, e.g. `.png`
 */
export function openContentFolder(folder: string, ending: string): ContentFolder {
  const get: ContentFolder["get"] = async (sha256) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
    const content = await readIfThere(join(folder, `${sha256}${ending}`));
    return content !== undefined && sha256Hex(nodeCodec, content) === sha256 ? content : undefined;
  };
  return {
    get,
    async put(content) {
      const sha256 = sha256Hex(nodeCodec, content);
      if ((await get(sha256)) !== undefined) return sha256;
      await mkdir(folder, { recursive: true });
      await writeWholeFile(join(folder, `${sha256}${ending}`), (sink) => sink.write(content));
      return sha256;
    },
  };
}
