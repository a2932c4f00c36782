import { Box2, type DataTexture, type WebGLRenderer } from "three";

/**
 * Hands over to the GPU what changed in a texture of four numbers a texel: blocks of rows that lie close together, a
 * call each. A texture that is new to the GPU, also after the GPU was lost, is uploaded as a whole by three.js.
 */
export interface RowUploads {
  /** Marks numbers of the texture's array as changed: from the first up to, not including, the end. */
  mark(first: number, end: number): void;
  /** Uploads what changed; false where nothing did since the last time. */
  flush(renderer: Pick<WebGLRenderer, "copyTextureToTexture">): boolean;
  /** Whether something changed since the last flush. */
  readonly isDirty: boolean;
}

/** A call costs as much as copying about so many bytes: rows that are nearer to each other go up together. */
const callBytes = 16_384;

export function createRowUploads(texture: DataTexture): RowUploads {
  const { data, width, height } = texture.image;
  const inRow = width * 4;
  const gapRows = Math.max(1, Math.floor(callBytes / (inRow * (data?.BYTES_PER_ELEMENT ?? 1))));
  /** The same numbers as a texture that is never drawn with: three.js copies from it without asking the GPU. */
  const source = texture.clone();
  /** What changed in each row: the first number, and the end; 0 where nothing did. */
  const firsts = new Uint32Array(height).fill(inRow);
  const ends = new Uint32Array(height);
  const block = new Box2();
  let isDirty = false;
  texture.needsUpdate = true;

  /** Uploads one block of rows; returns the row after it. */
  const uploadBlock = (firstRow: number, renderer: Pick<WebGLRenderer, "copyTextureToTexture">): number => {
    let first = inRow;
    let end = 0;
    let endRow = firstRow;
    for (let row = firstRow; row < height && row - endRow <= gapRows; row++) {
      if (ends[row] === 0) continue;
      first = Math.min(first, firsts[row] ?? 0);
      end = Math.max(end, ends[row] ?? 0);
      endRow = row + 1;
      firsts[row] = inRow;
      ends[row] = 0;
    }
    block.min.set(Math.floor(first / 4), firstRow);
    block.max.set(Math.ceil(end / 4), endRow);
    renderer.copyTextureToTexture(source, texture, block, block.min);
    return endRow;
  };

  return {
    mark(first, end) {
      for (let row = Math.floor(first / inRow); row * inRow < end; row++) {
        firsts[row] = Math.min(firsts[row] ?? 0, Math.max(0, first - row * inRow));
        ends[row] = Math.max(ends[row] ?? 0, Math.min(inRow, end - row * inRow));
      }
      isDirty = true;
    },
    flush(renderer) {
      if (!isDirty) return false;
      isDirty = false;
      for (let row = 0; row < height; ) row = ends[row] === 0 ? row + 1 : uploadBlock(row, renderer);
      return true;
    },
    get isDirty() {
      return isDirty;
    },
  };
}
