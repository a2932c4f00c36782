import type { DeviceType } from "./device-type-schema.ts";
import { isFarNode } from "./model-part.ts";
import type { Report } from "./parse-json-file.ts";
import { readGlb } from "./read-glb.ts";

/** The largest model that is shown; a park is made of many, and they are all held in memory. */
export const maxModelBytes = 25_000_000;

/** glTF extensions that the scene draws. */
export const supportedExtensions: ReadonlySet<string> = new Set(["EXT_meshopt_compression", "KHR_mesh_quantization"]);

/** Reports a model that is missing, corrupt, too large, unsupported, or lacks a part that the type moves. */
export function checkModel(type: DeviceType, bytes: Uint8Array | undefined, report: Report): void {
  if (type.model === undefined) {
    for (const [place] of type.motion.entries()) {
      report(["motion", place, "part"], {
        zh: "该类型没有 model，部件无从运动",
        en: "has no part to move: the type has no model",
      });
    }
    return;
  }
  if (bytes === undefined) {
    report(["model"], { zh: `文件 ${type.model} 不存在`, en: `the file ${type.model} does not exist` });
    return;
  }
  if (bytes.byteLength > maxModelBytes) {
    const megabytes = (size: number): string => (size / 1e6).toFixed(1);
    report(["model"], {
      zh: `${type.model} 过大：${megabytes(bytes.byteLength)} MB，上限 ${megabytes(maxModelBytes)} MB`,
      en: `${type.model} is too large: ${megabytes(bytes.byteLength)} MB of at most ${megabytes(maxModelBytes)} MB`,
    });
    return;
  }
  const result = readGlb(bytes);
  if ("problem" in result) {
    report(["model"], { zh: `${type.model} ${result.problem.zh}`, en: `${type.model} ${result.problem.en}` });
    return;
  }
  for (const extension of result.model.extensionsRequired) {
    if (supportedExtensions.has(extension)) continue;
    report(["model"], {
      zh: `${type.model} 需要不支持的扩展 ${extension}，支持的扩展为 ${[...supportedExtensions].join("、")}`,
      en: `${type.model} requires the unsupported extension ${extension}; supported are ${[...supportedExtensions].join(", ")}`,
    });
  }
  checkParts(type, new Set(result.model.nodeNames.filter((name) => !isFarNode(name))), report);
}

function checkParts(type: DeviceType, nodeNames: ReadonlySet<string>, report: Report): void {
  const check = (part: string, place: readonly PropertyKey[]): void => {
    if (nodeNames.has(part)) return;
    report(place, {
      zh: `${type.model} 中没有部件 “${part}”，现有部件为 ${[...nodeNames].join("、")}`,
      en: `${type.model} has no part "${part}"; its parts are ${[...nodeNames].join(", ")}`,
    });
  };
  for (const [place, motion] of type.motion.entries()) check(motion.part, ["motion", place, "part"]);
  for (const [place, part] of type.opens.entries()) check(part, ["opens", place]);
}
