import { DataTexture, NearestFilter, RGBAFormat, UnsignedByteType } from "three";

/** Texels in a row; shaders find an asset's texel by division. */
export const stateTextureWidth = 64;

/** Flags of an asset's texel, in its third byte. */
export const stateFlag = { selected: 1, hovered: 2, fault: 4 } as const;

/** Set beside the flags while the whole asset fades; otherwise only its opening parts do. */
export const wholeFlag = 128;

/**
 * What shaders know of every asset, one texel each: machine state code, freshness code, flags, and how far the asset
 * has faded (0 not, 255 gone).
 */
export interface StateTexture {
  readonly texture: DataTexture;
  set(asset: number, state: number, freshness: number, flags: number): void;
  /** @param fade 0 to 1 */
  setFade(asset: number, fade: number, isWhole: boolean): void;
  /** Marks the changed rows for upload; false where nothing changed. */
  flush(): boolean;
  /** Whether something changed since the last flush. */
  readonly isDirty: boolean;
}

export function createStateTexture(assets: number): StateTexture {
  const height = Math.max(1, Math.ceil(assets / stateTextureWidth));
  const data = new Uint8Array(stateTextureWidth * height * 4);
  const texture = new DataTexture(data, stateTextureWidth, height, RGBAFormat, UnsignedByteType);
  texture.magFilter = NearestFilter;
  texture.minFilter = NearestFilter;
  texture.needsUpdate = true;
  const dirtyRows = new Uint8Array(height);
  const rowBytes = stateTextureWidth * 4;
  // Kept by row: the renderer may join ranges, so their lengths are set anew each time.
  const ranges = Array.from({ length: height }, (_, row) => ({ start: row * rowBytes, count: rowBytes }));
  let isDirty = false;

  const write = (offset: number, value: number): void => {
    if (data[offset] === value) return;
    data[offset] = value;
    dirtyRows[Math.floor(offset / (stateTextureWidth * 4))] = 1;
    isDirty = true;
  };

  return {
    texture,
    set(asset, state, freshness, flags) {
      write(asset * 4, state);
      write(asset * 4 + 1, freshness);
      write(asset * 4 + 2, flags | ((data[asset * 4 + 2] ?? 0) & wholeFlag));
    },
    setFade(asset, fade, isWhole) {
      const flags = (data[asset * 4 + 2] ?? 0) & ~wholeFlag;
      write(asset * 4 + 2, isWhole ? flags | wholeFlag : flags);
      write(asset * 4 + 3, Math.round(fade * 255));
    },
    flush() {
      if (!isDirty) return false;
      isDirty = false;
      for (let row = 0; row < height; row++) {
        const range = ranges[row];
        if (dirtyRows[row] !== 1 || range === undefined) continue;
        range.start = row * rowBytes;
        range.count = rowBytes;
        texture.updateRanges.push(range);
      }
      dirtyRows.fill(0);
      texture.needsUpdate = true;
      return true;
    },
    get isDirty() {
      return isDirty;
    },
  };
}
