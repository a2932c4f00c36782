import { type DataTexture, Matrix4 } from "three";
import { expect, it } from "vitest";
import { createMatrixTexture, matricesInRow } from "../../../renderer/scene/matrix-texture.ts";
import { createStateTexture, stateTextureWidth } from "../../../renderer/scene/state-texture.ts";

/** What three.js does when something that reads a texture is drawn. */
function upload(texture: DataTexture): void {
  texture.clearUpdateRanges();
  texture.onUpdate?.(texture);
}

it("uploads the texels of the state texture that changed, from the first to the last in a row", () => {
  const { texture, uploads, set } = createStateTexture(stateTextureWidth * 5);
  upload(texture);
  expect(uploads.flush()).toBe(false);
  set(stateTextureWidth * 3 + 7, 6, 0, 0);
  set(stateTextureWidth * 3 + 9, 6, 0, 0);
  set(stateTextureWidth, 0, 0, 0);
  expect(uploads.isDirty).toBe(true);
  expect(uploads.flush()).toBe(true);
  expect(texture.updateRanges).toEqual([{ start: (stateTextureWidth * 3 + 7) * 4, count: 3 * 4 }]);
  expect([uploads.isDirty, uploads.flush()]).toEqual([false, false]);
});

it("uploads of the matrices what lies between the first and the last that changed in a row", () => {
  const { texture, uploads, write } = createMatrixTexture(matricesInRow * 3);
  upload(texture);
  for (const slot of [matricesInRow + 4, matricesInRow + 9, 2 * matricesInRow]) write(slot, new Matrix4());
  expect(uploads.flush()).toBe(true);
  expect(texture.updateRanges).toEqual([
    { start: (matricesInRow + 4) * 16, count: 6 * 16 },
    { start: 2 * matricesInRow * 16, count: 16 },
  ]);
  expect(uploads.flush()).toBe(false);
});

it("uploads a new texture as a whole, whatever changed before, and again after the GPU was lost", () => {
  const { texture, uploads, write } = createMatrixTexture(matricesInRow * 3);
  write(matricesInRow, new Matrix4());
  expect(uploads.flush()).toBe(true);
  expect(texture.updateRanges).toEqual([]);
  upload(texture);
  uploads.flushWhole();
  write(7, new Matrix4());
  uploads.flush();
  expect(texture.updateRanges).toEqual([]);
});

it("keeps what was not uploaded yet, because nothing that reads it was drawn", () => {
  const { texture, uploads, write } = createMatrixTexture(matricesInRow);
  upload(texture);
  write(9, new Matrix4());
  uploads.flush();
  write(4, new Matrix4());
  uploads.flush();
  expect(texture.updateRanges).toEqual([{ start: 4 * 16, count: 6 * 16 }]);
});

it("gives back the matrix that was written, whatever asset the slot belongs to", () => {
  const matrices = createMatrixTexture(8);
  const matrix = new Matrix4().makeRotationY(0.7).setPosition(3, 4, 5);
  matrices.assign(5, 4321);
  matrices.write(5, matrix);
  expect(matrices.array[5 * 16 + 15]).toBe(4321);
  expect(matrices.read(5, new Matrix4()).elements.map((value) => Math.round(value * 1e4))).toEqual(
    matrix.elements.map((value) => Math.round(value * 1e4)),
  );
});
