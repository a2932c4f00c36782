import { Sphere } from "three";
import type { Surface } from "./load-model.ts";
import type { PlacedPlant } from "./place-plant.ts";
import { boundSurfaces } from "./place-plant.ts";
import type { PlacedType } from "./placed-type.ts";
import type { SlotList, SlotLists } from "./slot-lists.ts";

/** A level of detail of a part: its surfaces are drawn once for every slot in the list. */
export interface PartDraw {
  readonly surfaces: readonly Surface[];
  readonly list: SlotList;
}

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

/** A cell is one part in one chunk: its instances have slots side by side and are drawn at one level. */
export interface PartCells {
  readonly parts: readonly DrawnPart[];
  /** By chunk. */
  readonly cellsOf: readonly Int32Array[];
  /** By cell. */
  readonly chunk: Int32Array;
  readonly part: Int32Array;
  readonly firstSlot: Int32Array;
  readonly count: Int32Array;
}

/** Slots that the lists of all parts can hold together. */
export function countListedSlots({ types }: PlacedPlant): number {
  let slots = 0;
  for (const { model, assets } of types) {
    for (const { surfaces, far } of model.parts) {
      if (surfaces.length > 0) slots += assets.length * (far === undefined ? 1 : 2);
    }
  }
  return slots;
}

export function createPartCells({ chunks, types, rangesOf }: PlacedPlant, lists: SlotLists): PartCells {
  const parts: DrawnPart[] = [];
  const cells: Cell[] = [];
  for (const placed of types) {
    for (const [place, { surfaces }] of placed.model.parts.entries()) {
      if (surfaces.length === 0) continue;
      const firstCell = cells.length;
      cells.push(...listCells(placed, place, parts.length, rangesOf));
      parts.push(drawPart(placed, place, firstCell, cells.length, lists));
    }
  }
  const cellsOf: number[][] = chunks.map(() => []);
  for (const [cell, { chunk }] of cells.entries()) cellsOf[chunk]?.push(cell);
  return {
    parts,
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
function listCells(placed: PlacedType, place: number, part: number, rangesOf: PlacedPlant["rangesOf"]): Cell[] {
  return rangesOf.flatMap((ranges, chunk) =>
    ranges
      .filter((range) => range.placed === placed)
      .map(({ first, end }) => ({
        chunk,
        part,
        firstSlot: placed.parts[place]?.slots[first] ?? 0,
        count: end - first,
      })),
  );
}

function drawPart(placed: PlacedType, place: number, firstCell: number, endCell: number, lists: SlotLists): DrawnPart {
  const { name, surfaces, far } = placed.model.parts[place] ?? { name: "", surfaces: [] };
  const draw = (drawn: readonly Surface[]): PartDraw => ({
    surfaces: drawn,
    list: lists.create(placed.assets.length),
  });
  return {
    placed,
    part: place,
    radiusM: boundSurfaces(surfaces).getBoundingSphere(new Sphere()).radius,
    isOpening: placed.type.opens.includes(name),
    near: draw(surfaces),
    far: far === undefined ? undefined : draw(far),
    firstCell,
    endCell,
  };
}
