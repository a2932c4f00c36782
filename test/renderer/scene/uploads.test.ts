import { type Box2, type DataTexture, Matrix4 } from "three";
import { beforeEach, expect, it } from "vitest";
import { createMatrixTexture, matricesInRow } from "../../../renderer/scene/matrix-texture.ts";
import { createStateTexture, stateTextureWidth } from "../../../renderer/scene/state-texture.ts";

/** Blocks of texels that were uploaded: left, top, and the right and bottom that are not included. */
let blocks: number[][];
const renderer = {
  copyTextureToTexture(source: DataTexture, target: DataTexture, { min, max }: Box2, at: Box2["min"]): void {
    expect(source.image.data).toBe(target.image.data);
    expect([at.x, at.y]).toEqual([min.x, min.y]);
    blocks.push([min.x, min.y, max.x, max.y]);
  },
} as Parameters<ReturnType<typeof createStateTexture>["uploads"]["flush"]>[0];
beforeEach(() => {
  blocks = [];
});

it("uploads the texels of the state texture that changed, from the first to the last in a row", () => {
  const { uploads, set } = createStateTexture(stateTextureWidth * 5);
  expect(uploads.flush(renderer)).toBe(false);
  set(stateTextureWidth * 3 + 7, 6, 0, 0);
  set(stateTextureWidth * 3 + 9, 6, 0, 0);
  set(stateTextureWidth, 0, 0, 0);
  expect(uploads.isDirty).toBe(true);
  expect(uploads.flush(renderer)).toBe(true);
  expect(blocks).toEqual([[7, 3, 10, 4]]);
  expect([uploads.isDirty, uploads.flush(renderer)]).toEqual([false, false]);
  expect(blocks).toHaveLength(1);
});

it("uploads rows that lie close together at once, with whatever is between them", () => {
  const { uploads, mark } = createMatrixTexture(matricesInRow * 9);
  for (const slot of [matricesInRow + 4, matricesInRow + 9, 2 * matricesInRow, 4 * matricesInRow + 1]) mark(slot);
  mark(8 * matricesInRow - 1);
  uploads.flush(renderer);
  expect(blocks).toEqual([
    [0, 1, 40, 5],
    [matricesInRow * 4 - 4, 7, matricesInRow * 4, 8],
  ]);
});

it("marks numbers of several rows at once", () => {
  const { uploads } = createMatrixTexture(matricesInRow * 3);
  uploads.mark(matricesInRow * 16 - 32, matricesInRow * 16 + 16);
  uploads.flush(renderer);
  expect(blocks).toEqual([[0, 0, matricesInRow * 4, 2]]);
});

it("gives back the matrix that was written, whatever asset the slot belongs to", () => {
  const matrices = createMatrixTexture(8);
  const matrix = new Matrix4().makeRotationY(0.7).setPosition(3, 4, 5);
  matrix.toArray(matrices.array, 5 * 16);
  matrices.assign(5, 4321);
  expect(matrices.array[5 * 16 + 15]).toBe(4321);
  expect(matrices.read(5, new Matrix4()).elements.map((value) => Math.round(value * 1e4))).toEqual(
    matrix.elements.map((value) => Math.round(value * 1e4)),
  );
});
