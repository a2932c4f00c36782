import { DataTexture, NearestFilter, RGBAFormat, UnsignedByteType } from "three";
import { createRowUploads, type RowUploads } from "./row-uploads.ts";

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
  readonly uploads: RowUploads;
}

export function createStateTexture(assets: number): StateTexture {
  const height = Math.max(1, Math.ceil(assets / stateTextureWidth));
  const data = new Uint8Array(stateTextureWidth * height * 4);
  const texture = new DataTexture(data, stateTextureWidth, height, RGBAFormat, UnsignedByteType);
  texture.magFilter = NearestFilter;
  texture.minFilter = NearestFilter;
  const uploads = createRowUploads(texture);

  const write = (asset: number, place: number, value: number): void => {
    const first = asset * 4;
    if (data[first + place] === value) return;
    data[first + place] = value;
    uploads.mark(first, first + 4);
  };

  return {
    texture,
    uploads,
    set(asset, state, freshness, flags) {
      write(asset, 0, state);
      write(asset, 1, freshness);
      write(asset, 2, flags | ((data[asset * 4 + 2] ?? 0) & wholeFlag));
    },
    setFade(asset, fade, isWhole) {
      const flags = (data[asset * 4 + 2] ?? 0) & ~wholeFlag;
      write(asset, 2, isWhole ? flags | wholeFlag : flags);
      write(asset, 3, Math.round(fade * 255));
    },
  };
}
