import { type Box3, Vector3 } from "three";

/** Assets that stand together: culled as one, and drawn at one level of detail. */
export interface Chunk {
  readonly box: Box3;
  readonly assets: readonly number[];
}

/** About so many assets stand in a chunk: fewer cull better, more cost less to look through. */
const assetsInChunk = 48;
const smallestCellM = 20;
const largestCellM = 160;

/**
 * Parts the assets that have a model into chunks by where they stand. What is in a building stands apart from what is
 * outside, because it is hidden as a whole; what is larger than a cell is a chunk by itself.
 *
 * @param boxes by asset, of the asset's own model; undefined for one without a model
 * @param buildingAround by asset: the building that it stands in, -1 for none
 */
export function partIntoChunks(boxes: readonly (Box3 | undefined)[], buildingAround: Int32Array): Chunk[] {
  const size = new Vector3();
  const middle = new Vector3();
  const cellM = cellSize(boxes);
  const byKey = new Map<string, { box: Box3; assets: number[] }>();
  for (const [asset, box] of boxes.entries()) {
    if (box === undefined) continue;
    box.getSize(size);
    box.getCenter(middle);
    const isLarge = Math.max(size.x, size.z) > cellM;
    const cell = `${Math.floor(middle.x / cellM)} ${Math.floor(middle.z / cellM)}`;
    const key = isLarge ? `alone ${asset}` : `${buildingAround[asset]} ${cell}`;
    const chunk = byKey.get(key);
    if (chunk === undefined) byKey.set(key, { box: box.clone(), assets: [asset] });
    else {
      chunk.box.union(box);
      chunk.assets.push(asset);
    }
  }
  return [...byKey.values()];
}

/** Metres: so that assets spread evenly fill chunks of the wanted size. */
function cellSize(boxes: readonly (Box3 | undefined)[]): number {
  const there = boxes.filter((box) => box !== undefined);
  if (there.length === 0) return smallestCellM;
  const xs = there.map(({ min }) => min.x);
  const zs = there.map(({ min }) => min.z);
  const spread = (values: readonly number[]): number => {
    const sorted = [...values].sort((a, b) => a - b);
    return (sorted[Math.floor(sorted.length * 0.98)] ?? 0) - (sorted[Math.floor(sorted.length * 0.02)] ?? 0);
  };
  const areaM2 = Math.max(1, spread(xs)) * Math.max(1, spread(zs));
  return Math.min(largestCellM, Math.max(smallestCellM, Math.sqrt((areaM2 * assetsInChunk) / there.length)));
}
