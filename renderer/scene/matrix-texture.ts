import { DataTexture, FloatType, type Matrix4, NearestFilter, RGBAFormat } from "three";

/** Matrices in a row of texels, four texels each. */
export const matricesInRow = 256;

/** The last number of an affine matrix is always 1: in its place stands the asset that the part belongs to. */
const assetPlace = 15;

/**
 * The matrix of every part of every device, one slot each: vertex shaders read them by slot, so that what is drawn is
 * a list of slots, and a part that moves costs its own 64 bytes.
 */
export interface MatrixTexture {
  readonly texture: DataTexture;
  /** Sixteen numbers a slot, column by column, the last being the asset. */
  readonly array: Float32Array;
  /** Says to which asset a slot belongs. */
  assign(slot: number, asset: number): void;
  read(slot: number, into: Matrix4): Matrix4;
  write(slot: number, matrix: Matrix4): void;
  /** Marks the changed part of every row for upload; false where nothing changed. */
  flush(): boolean;
}

export function createMatrixTexture(slots: number): MatrixTexture {
  const rows = Math.max(1, Math.ceil(slots / matricesInRow));
  const array = new Float32Array(rows * matricesInRow * 16);
  const texture = new DataTexture(array, matricesInRow * 4, rows, RGBAFormat, FloatType);
  texture.magFilter = NearestFilter;
  texture.minFilter = NearestFilter;
  texture.needsUpdate = true;
  // By row: the first changed slot and the one after the last; kept, because ranges are handed over in every frame.
  const ranges = Array.from({ length: rows }, () => ({ start: 0, count: 0 }));
  const firstDirty = new Uint32Array(rows).fill(matricesInRow);
  const endDirty = new Uint32Array(rows);
  let isDirty = false;

  return {
    texture,
    array,
    assign(slot, asset) {
      array[slot * 16 + assetPlace] = asset;
    },
    read(slot, into) {
      into.fromArray(array, slot * 16);
      into.elements[assetPlace] = 1;
      return into;
    },
    write(slot, { elements }) {
      const at = slot * 16;
      for (let place = 0; place < assetPlace; place++) array[at + place] = elements[place] ?? 0;
      const row = Math.floor(slot / matricesInRow);
      const column = slot % matricesInRow;
      if (column < (firstDirty[row] ?? 0)) firstDirty[row] = column;
      if (column >= (endDirty[row] ?? 0)) endDirty[row] = column + 1;
      isDirty = true;
    },
    flush() {
      if (!isDirty) return false;
      isDirty = false;
      for (let row = 0; row < rows; row++) {
        const first = firstDirty[row] ?? 0;
        const end = endDirty[row] ?? 0;
        const range = ranges[row];
        if (end === 0 || range === undefined) continue;
        range.start = (row * matricesInRow + first) * 16;
        range.count = (end - first) * 16;
        texture.updateRanges.push(range);
        firstDirty[row] = matricesInRow;
        endDirty[row] = 0;
      }
      texture.needsUpdate = true;
      return true;
    },
  };
}
