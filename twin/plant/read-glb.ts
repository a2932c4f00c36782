import { z } from "zod";
import type { LocalizedText } from "./localized-text.ts";

/** What the twin needs to know of a model without drawing it. */
export interface ModelSummary {
  /** Node names, in order; unnamed nodes are left out. */
  readonly nodeNames: readonly string[];
  readonly extensionsRequired: readonly string[];
}

export type ReadGlbResult = { readonly model: ModelSummary } | { readonly problem: LocalizedText };

const gltfSchema = z.object({
  asset: z.object({ version: z.string() }),
  nodes: z.array(z.object({ name: z.string().optional() })).default([]),
  extensionsRequired: z.array(z.string()).default([]),
});

const magicGltf = 0x46546c67;
const chunkTypeJson = 0x4e4f534a;

/** Reads a GLB's structure (glTF 2.0, section 4.4: 12-byte header, then a JSON chunk). */
export function readGlb(bytes: Uint8Array): ReadGlbResult {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 20 || view.getUint32(0, true) !== magicGltf) {
    return { problem: { zh: "不是 GLB 文件", en: "is not a GLB file" } };
  }
  const version = view.getUint32(4, true);
  if (version !== 2) {
    return { problem: { zh: `GLB 版本为 ${version}，应为 2`, en: `is GLB version ${version}; 2 is needed` } };
  }
  const declaredBytes = view.getUint32(8, true);
  const jsonBytes = view.getUint32(12, true);
  if (
    declaredBytes > bytes.byteLength ||
    view.getUint32(16, true) !== chunkTypeJson ||
    20 + jsonBytes > bytes.byteLength
  ) {
    return {
      problem: {
        zh: `文件已损坏：声明 ${declaredBytes} 字节，实际 ${bytes.byteLength} 字节`,
        en: `is cut short or corrupt: it declares ${declaredBytes} bytes and has ${bytes.byteLength}`,
      },
    };
  }
  const corrupt = { problem: { zh: "文件已损坏：内容不是 glTF", en: "is corrupt: its content is not glTF" } };
  try {
    const parsed = gltfSchema.safeParse(readGlbJson(bytes));
    if (!parsed.success) return corrupt;
    return {
      model: {
        nodeNames: parsed.data.nodes.flatMap((node) => node.name ?? []),
        extensionsRequired: parsed.data.extensionsRequired,
      },
    };
  } catch {
    return corrupt;
  }
}

/** The JSON chunk of a GLB whose header was found right; throws where it is no JSON. */
export function readGlbJson(bytes: Uint8Array): unknown {
  const jsonBytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(12, true);
  return JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + jsonBytes)));
}
