import { z } from "zod";
import { maxModelBytes, supportedExtensions } from "./check-model.ts";
import type { LocalizedText } from "./localized-text.ts";
import { readGlb, readGlbJson } from "./read-glb.ts";

/** What a model file holds, for whoever wants to make a device type of it. */
export interface InspectedModel {
  /** Names of the nodes, which are the parts that a type can move. */
  readonly parts: readonly string[];
  readonly triangles: number;
  readonly extensions: readonly string[];
}

export interface ModelInspection {
  /** Undefined for a file that cannot be read. */
  readonly model: InspectedModel | undefined;
  /** What keeps the model from being shown, or shown as it was meant, and what to do. */
  readonly problems: readonly LocalizedText[];
}

const count = z.object({ count: z.number() });
const gltfSchema = z.object({
  nodes: z.array(z.object({ name: z.string().optional() })).default([]),
  extensionsUsed: z.array(z.string()).default([]),
  accessors: z.array(count).default([]),
  meshes: z
    .array(
      z.object({
        primitives: z.array(
          z.object({
            mode: z.number().default(4),
            indices: z.number().optional(),
            attributes: z.record(z.string(), z.number()).default({}),
          }),
        ),
      }),
    )
    .default([]),
  images: z.array(z.object({ name: z.string().optional(), uri: z.string().optional() })).default([]),
});

/** Looks into any GLB: what is in it, and which of it cannot be shown. */
export function inspectModel(bytes: Uint8Array): ModelInspection {
  const read = readGlb(bytes);
  if ("problem" in read) return { model: undefined, problems: [explainUnreadable(read.problem)] };
  const parsed = gltfSchema.safeParse(readGlbJson(bytes));
  if (!parsed.success) {
    const problem = { zh: "文件已损坏：内容不是 glTF", en: "is corrupt: its content is not glTF" };
    return { model: undefined, problems: [explainUnreadable(problem)] };
  }
  const gltf = parsed.data;
  const model: InspectedModel = {
    parts: read.model.nodeNames,
    triangles: countTriangles(gltf),
    extensions: gltf.extensionsUsed,
  };
  const problems = [
    ...(bytes.byteLength > maxModelBytes ? [explainSize(bytes.byteLength)] : []),
    ...read.model.extensionsRequired.filter((name) => !supportedExtensions.has(name)).map(explainExtension),
    ...gltf.images.flatMap(({ name, uri }) =>
      uri === undefined || uri.startsWith("data:") ? [] : [explainTexture(name ?? uri)],
    ),
  ];
  return { model, problems };
}

function countTriangles({ meshes, accessors }: z.infer<typeof gltfSchema>): number {
  const triangleMode = 4;
  let triangles = 0;
  for (const { primitives } of meshes) {
    for (const { mode, indices, attributes } of primitives) {
      if (mode !== triangleMode) continue;
      triangles += (accessors[indices ?? attributes["POSITION"] ?? -1]?.count ?? 0) / 3;
    }
  }
  return Math.floor(triangles);
}

function explainUnreadable(problem: LocalizedText): LocalizedText {
  return {
    zh: `${problem.zh}。请重新导出为 GLB（二进制 glTF 2.0）`,
    en: `The file ${problem.en}. Export it again as GLB, binary glTF 2.0.`,
  };
}

function explainSize(sizeBytes: number): LocalizedText {
  const [size, limit] = [sizeBytes / 1e6, maxModelBytes / 1e6].map((megabytes) => megabytes.toFixed(1));
  return {
    zh: `文件为 ${size} MB，上限 ${limit} MB。请减少三角形或压缩后再导出`,
    en: `The file has ${size} MB of at most ${limit} MB. Export it with fewer triangles, or compressed.`,
  };
}

function explainExtension(name: string): LocalizedText {
  const supported = [...supportedExtensions];
  return {
    zh: `需要不支持的扩展 ${name}，支持的扩展为 ${supported.join("、")}。请不用该扩展重新导出`,
    en: `It requires the unsupported extension ${name}; supported are ${supported.join(", ")}. Export it without.`,
  };
}

function explainTexture(name: string): LocalizedText {
  return {
    zh: `贴图 “${name}” 不在文件内。请在导出时嵌入贴图`,
    en: `The texture "${name}" lies outside of the file. Export with embedded textures.`,
  };
}
