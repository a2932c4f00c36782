import { Matrix4 } from "three";
import { expect, it } from "vitest";
import { createMatrixTexture, matricesInRow } from "../../../renderer/scene/matrix-texture.ts";
import { createStateTexture, stateTextureWidth } from "../../../renderer/scene/state-texture.ts";

it("uploads the rows of the state texture in which something changed, and no other", () => {
  const state = createStateTexture(stateTextureWidth * 5);
  expect(state.flush()).toBe(false);
  state.set(stateTextureWidth * 3 + 7, 6, 0, 0);
  state.set(stateTextureWidth * 3 + 9, 6, 0, 0);
  state.set(stateTextureWidth, 0, 0, 0);
  expect(state.isDirty).toBe(true);
  expect(state.flush()).toBe(true);
  const rowBytes = stateTextureWidth * 4;
  expect(state.texture.updateRanges).toEqual([{ start: 3 * rowBytes, count: rowBytes }]);
  expect([state.isDirty, state.flush()]).toEqual([false, false]);
});

it("uploads of the matrices what lies between the first and the last that changed in a row", () => {
  const matrices = createMatrixTexture(matricesInRow * 3);
  matrices.texture.clearUpdateRanges();
  for (const slot of [matricesInRow + 4, matricesInRow + 9, 2 * matricesInRow]) matrices.write(slot, new Matrix4());
  expect(matrices.flush()).toBe(true);
  expect(matrices.texture.updateRanges).toEqual([
    { start: (matricesInRow + 4) * 16, count: 6 * 16 },
    { start: 2 * matricesInRow * 16, count: 16 },
  ]);
  expect(matrices.flush()).toBe(false);
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
