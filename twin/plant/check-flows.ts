import type { Report } from "./parse-json-file.ts";
import type { Asset } from "./plant.ts";
import type { Flow } from "./plant-schema.ts";

/** Reports flows between assets that are not there, and flows that nothing measures. */
export function checkFlows(flows: readonly Flow[], assets: readonly Asset[], report: Report): void {
  const byPath = new Map(assets.map((asset) => [asset.path, asset]));
  for (const [place, flow] of flows.entries()) {
    const find = (path: string, key: readonly PropertyKey[]): Asset | undefined => {
      const asset = byPath.get(path);
      if (asset === undefined) {
        report(["flows", place, ...key], {
          zh: `没有路径为 “${path}” 的对象`,
          en: `nothing has the path "${path}"`,
        });
      }
      return asset;
    };
    find(flow.from, ["from"]);
    find(flow.to, ["to"]);
    const measuring = find(flow.signal.asset, ["signal", "asset"]);
    if (measuring !== undefined) checkSignal(flow, measuring, (text) => report(["flows", place, "signal", "id"], text));
  }
}

function checkSignal({ signal }: Flow, { type, path }: Asset, report: (text: Parameters<Report>[1]) => void): void {
  const signals = type?.signals ?? [];
  const definition = signals.find(({ id }) => id === signal.id);
  if (definition === undefined) {
    const known = signals.map(({ id }) => id);
    report({
      zh: `“${path}” 没有点位 “${signal.id}”，其点位为 ${known.join("、")}`,
      en: `"${path}" has no signal "${signal.id}"; it has ${known.join(", ")}`,
    });
  } else if (definition.type !== "number") {
    report({ zh: `点位 “${signal.id}” 应为 number 类型`, en: `the signal "${signal.id}" must be of type number` });
  }
}
