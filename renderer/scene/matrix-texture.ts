import { DataTexture, FloatType, type Matrix4, NearestFilter, RGBAFormat } from "three";
import { createRowUploads, type RowUploads } from "./row-uploads.ts";

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
  /** Says that a slot's matrix has been written. */
  mark(slot: number): void;
  readonly uploads: RowUploads;
}

export function createMatrixTexture(slots: number): MatrixTexture {
  const rows = Math.max(1, Math.ceil(slots / matricesInRow));
  const array = new Float32Array(rows * matricesInRow * 16);
  const texture = new DataTexture(array, matricesInRow * 4, rows, RGBAFormat, FloatType);
  texture.magFilter = NearestFilter;
  texture.minFilter = NearestFilter;
  const uploads = createRowUploads(texture);
  return {
    texture,
    array,
    uploads,
    assign(slot, asset) {
      array[slot * 16 + assetPlace] = asset;
    },
    read(slot, into) {
      into.fromArray(array, slot * 16);
      into.elements[assetPlace] = 1;
      return into;
    },
    mark(slot) {
      uploads.mark(slot * 16, slot * 16 + 16);
    },
  };
}
