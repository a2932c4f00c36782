import { Sphere } from "three";
import type { Surface } from "./load-model.ts";
import { createPartDraw, type PartDraw } from "./part-draw.ts";
import type { PlacedPlant } from "./place-plant.ts";
import { boundSurfaces } from "./place-plant.ts";
import type { PlacedType } from "./placed-type.ts";
import type { SurfaceMaterials } from "./surface-material.ts";

/** A part of a type: how it is drawn, and its cells. */
export interface DrawnPart {
  readonly placed: PlacedType;
  readonly part: number;
  readonly radiusM: number;
  readonly isOpening: boolean;
  readonly near: PartDraw;
  readonly far: PartDraw | undefined;
  /** Its cells are those from the first up to, not including, the end. */
  readonly firstCell: number;
  readonly endCell: number;
}

/** All instances of a type in one chunk. */
export interface ChunkRange {
  readonly placed: PlacedType;
  /** By instance; the end is not included. */
  readonly first: number;
  readonly end: number;
}

/** A cell is one part in one chunk: its instances have slots side by side and are drawn at one level. */
export interface PartCells {
  readonly parts: readonly DrawnPart[];
  readonly rangesOf: readonly (readonly ChunkRange[])[];
  /** By chunk. */
  readonly cellsOf: readonly Int32Array[];
  /** By cell. */
  readonly chunk: Int32Array;
  readonly part: Int32Array;
  readonly firstSlot: Int32Array;
  readonly count: Int32Array;
}

export function createPartCells({ chunks, types }: PlacedPlant, materials: SurfaceMaterials): PartCells {
  const rangesOf = listRanges(chunks, types);
  const parts: DrawnPart[] = [];
  const cells: Cell[] = [];
  for (const placed of types) {
    for (const [place, { surfaces }] of placed.model.parts.entries()) {
      if (surfaces.length === 0) continue;
      const firstCell = cells.length;
      cells.push(...listCells(placed, place, parts.length, rangesOf));
      parts.push(drawPart(placed, place, firstCell, cells.length, materials));
    }
  }
  const cellsOf: number[][] = chunks.map(() => []);
  for (const [cell, { chunk }] of cells.entries()) cellsOf[chunk]?.push(cell);
  return {
    parts,
    rangesOf,
    cellsOf: cellsOf.map((own) => Int32Array.from(own)),
    chunk: Int32Array.from(cells, ({ chunk }) => chunk),
    part: Int32Array.from(cells, ({ part }) => part),
    firstSlot: Int32Array.from(cells, ({ firstSlot }) => firstSlot),
    count: Int32Array.from(cells, ({ count }) => count),
  };
}

interface Cell {
  readonly chunk: number;
  readonly part: number;
  readonly firstSlot: number;
  readonly count: number;
}

/** The cells of one part of a type. */
function listCells(placed: PlacedType, place: number, part: number, rangesOf: readonly ChunkRange[][]): Cell[] {
  return rangesOf.flatMap((ranges, chunk) =>
    ranges
      .filter((range) => range.placed === placed)
      .map(({ first, end }) => ({
        chunk,
        part,
        firstSlot: (placed.firstSlots[place] ?? 0) + first,
        count: end - first,
      })),
  );
}

function drawPart(
  placed: PlacedType,
  place: number,
  firstCell: number,
  endCell: number,
  materials: SurfaceMaterials,
): DrawnPart {
  const { name, surfaces, far } = placed.model.parts[place] ?? { name: "", surfaces: [] };
  const isOpening = placed.type.opens.includes(name);
  const draw = (drawn: readonly Surface[]): PartDraw =>
    createPartDraw(`${placed.type.id}/${name}`, drawn, isOpening, placed.assets.length, materials);
  return {
    placed,
    part: place,
    radiusM: boundSurfaces(surfaces).getBoundingSphere(new Sphere()).radius,
    isOpening,
    near: draw(surfaces),
    far: far === undefined ? undefined : draw(far),
    firstCell,
    endCell,
  };
}

/** By chunk: the instances of each type in it. Types list their instances by chunk, so that these lie side by side. */
function listRanges(chunks: PlacedPlant["chunks"], types: readonly PlacedType[]): ChunkRange[][] {
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
