import type { Chunk } from "./chunks.ts";
import type { PlacedType } from "./placed-type.ts";

/** All instances of a type in one chunk. */
export interface ChunkRange {
  readonly placed: PlacedType;
  /** By instance; the end is not included. */
  readonly first: number;
  readonly end: number;
}

/** By chunk: the instances of each type in it. Types list their instances by chunk, so that these lie side by side. */
export function listRanges(chunks: readonly Chunk[], types: readonly PlacedType[]): ChunkRange[][] {
  const chunkOfAsset = new Map(chunks.flatMap(({ assets }, chunk) => assets.map((asset) => [asset, chunk] as const)));
  const ranges: ChunkRange[][] = chunks.map(() => []);
  for (const placed of types) {
    let first = 0;
    for (let end = 1; end <= placed.assets.length; end++) {
      const chunk = chunkOfAsset.get(placed.assets[first] ?? -1) ?? -1;
      if (end < placed.assets.length && chunkOfAsset.get(placed.assets[end] ?? -1) === chunk) continue;
      ranges[chunk]?.push({ placed, first, end });
      first = end;
    }
  }
  return ranges;
}
