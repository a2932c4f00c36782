import type { Report } from "./parse-json-file.ts";
import { type PlaceInPlant, placeAssets } from "./place-assets.ts";
import type { Asset } from "./plant.ts";

interface Footprint {
  readonly asset: Asset;
  readonly place: PlaceInPlant;
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly height: number;
}

/** Devices may touch; only a deeper overlap than this is reported, metres. */
const toleranceM = 0.05;

/** Warns of devices whose footprints overlap at a height that both fill: a crane may hang above a machine. */
export function checkLayout(assets: readonly Asset[], report: Report): void {
  const places = placeAssets(assets);
  const footprints: Footprint[] = [];
  for (const asset of assets) {
    const size = asset.type?.footprintM;
    const place = places[asset.index];
    if (asset.level !== "device" || size === undefined || place === undefined) continue;
    footprints.push({ asset, place, halfWidth: size[0] / 2, halfDepth: size[2] / 2, height: size[1] });
  }
  for (const [rank, footprint] of footprints.entries()) {
    for (const other of footprints.slice(0, rank)) {
      if (!overlap(footprint, other)) continue;
      report(
        [...footprint.asset.jsonPath, "place"],
        {
          zh: `${footprint.asset.path} 与 ${other.asset.path} 的占地重叠`,
          en: `${footprint.asset.path} and ${other.asset.path} stand in each other's footprint`,
        },
        "warning",
      );
    }
  }
}

/** Two upright boxes overlap unless their heights, or one of their four edge directions, separate them. */
function overlap(a: Footprint, b: Footprint): boolean {
  const isAbove = a.place.y + toleranceM >= b.place.y + b.height || b.place.y + toleranceM >= a.place.y + a.height;
  if (isAbove) return false;
  const dx = b.place.x - a.place.x;
  const dz = b.place.z - a.place.z;
  for (const heading of [a.place.heading, b.place.heading]) {
    for (const angle of [heading, heading + Math.PI / 2]) {
      const axisX = Math.cos(angle);
      const axisZ = -Math.sin(angle);
      const distance = Math.abs(dx * axisX + dz * axisZ);
      if (distance + toleranceM >= reach(a, axisX, axisZ) + reach(b, axisX, axisZ)) return false;
    }
  }
  return true;
}

/** Half the length of a footprint's shadow on an axis. */
function reach(footprint: Footprint, axisX: number, axisZ: number): number {
  const cos = Math.cos(footprint.place.heading);
  const sin = Math.sin(footprint.place.heading);
  return (
    footprint.halfWidth * Math.abs(cos * axisX - sin * axisZ) +
    footprint.halfDepth * Math.abs(sin * axisX + cos * axisZ)
  );
}
