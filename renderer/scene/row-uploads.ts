import type { DataTexture } from "three";

/**
 * Hands over to the GPU what changed in a texture of four numbers a texel, row by row; the first time, and after the
 * GPU was lost, the whole. What changed stays due until three.js has really uploaded it, which it does only when
 * something that reads the texture is drawn.
 */
export interface RowUploads {
  /** Marks numbers of the texture's array as changed: from the first up to, not including, the end, all in one row. */
  mark(first: number, end: number): void;
  /** Asks for the upload of what is due; false where nothing changed since the last time. */
  flush(): boolean;
  /** Asks for the upload of everything. */
  flushWhole(): void;
  /** Whether something changed since the last flush. */
  readonly isDirty: boolean;
}

export function createRowUploads(texture: DataTexture): RowUploads {
  const { width, height } = texture.image;
  const inRow = width * 4;
  // Kept by row, because they are handed over in every frame; three.js joins ranges in place, so both are set anew.
  const ranges = Array.from({ length: height }, () => ({ start: 0, count: 0 }));
  const firsts = new Uint32Array(height).fill(inRow);
  const ends = new Uint32Array(height);
  let isDirty = false;
  let isWholeDue = true;
  texture.needsUpdate = true;
  texture.onUpdate = () => {
    isWholeDue = false;
    firsts.fill(inRow);
    ends.fill(0);
  };

  return {
    mark(first, end) {
      const row = Math.floor(first / inRow);
      firsts[row] = Math.min(firsts[row] ?? 0, first - row * inRow);
      ends[row] = Math.max(ends[row] ?? 0, end - row * inRow);
      isDirty = true;
    },
    flush() {
      if (!isDirty) return false;
      isDirty = false;
      texture.clearUpdateRanges();
      for (let row = 0; row < height && !isWholeDue; row++) {
        const end = ends[row] ?? 0;
        const range = ranges[row];
        if (end === 0 || range === undefined) continue;
        range.start = row * inRow + (firsts[row] ?? 0);
        range.count = end - (firsts[row] ?? 0);
        texture.updateRanges.push(range);
      }
      texture.needsUpdate = true;
      return true;
    },
    flushWhole() {
      isWholeDue = true;
      texture.clearUpdateRanges();
      texture.needsUpdate = true;
    },
    get isDirty() {
      return isDirty;
    },
  };
}
