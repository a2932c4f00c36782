import { type Box3, Matrix4, type PerspectiveCamera, Vector2, Vector3, type WebGLRenderer } from "three";
import type { Theme } from "../theme/themes.ts";
import type { Chunk } from "./chunks.ts";
import { createGlyphAtlas, type Glyph, type GlyphAtlas } from "./glyph-atlas.ts";
import type { Rectangle } from "./place-labels.ts";
import { createTextDraw } from "./text-draw.ts";

/**
 * The names of the machines that have no label, drawn into the picture where the camera is near enough to tell the
 * machines apart: never over a label, and never over each other.
 */
export interface MachineTexts {
  setTheme(theme: Theme): void;
  /**
   * Says anew what the texts say when they are drawn next.
   *
   * @param within the asset whose machines are named: those of other halls may stand behind a wall
   */
  renew(within: number): void;
  /**
   * Draws the texts over the finished picture.
   *
   * @param pixelsPerMetre by chunk; 0 for one that is out of the picture
   * @param over what lies over the picture, CSS pixels, and how often that was placed
   */
  draw(
    renderer: WebGLRenderer,
    camera: PerspectiveCamera,
    pixelsPerMetre: Float32Array,
    over: { readonly covered: readonly Rectangle[]; readonly placings: number },
  ): void;
  /** Lets go of what is on the GPU. */
  free(): void;
  dispose(): void;
}

export interface MachineTextEdges {
  readonly chunks: readonly Chunk[];
  /** By asset. */
  readonly bounds: readonly Box3[];
  /** The machines of an asset. */
  readonly listMachines: (asset: number) => readonly number[];
  /** Whether a machine is not to be named: it cannot be seen, or has a label. */
  readonly isUnnamed: (asset: number) => boolean;
  /** What is written at a machine. */
  readonly write: (asset: number) => string;
  /** Told when there is more to draw than before. */
  readonly onMore: () => void;
}

const fontCssPx = 11;
const textsAtMost = 160;

/** Texts come up where a metre is this many CSS pixels, and are there altogether at so many. */
const fromPxPerM = 9;
const wholePxPerM = 13;
const gapPx = 4;

/** Screens finer than this are drawn at this many device pixels a CSS pixel, as the scene is. */
const finestRatio = 2;

/** A text as it is drawn. */
interface Line {
  readonly glyphs: readonly Glyph[];
  readonly widthPx: number;
}

export function createMachineTexts(edges: MachineTextEdges): MachineTexts {
  const { chunks, bounds, isUnnamed, write, onMore } = edges;
  const ratio = Math.min(finestRatio, window.devicePixelRatio);
  const text = createTextDraw();
  const lines = new Map<number, Line>();
  const anchor = new Vector3();
  const size = new Vector2();
  const view = new Matrix4();
  const drawnFor = new Matrix4();
  /** Left, top, right and bottom of the texts that have their place, device pixels. */
  const taken = new Float32Array(textsAtMost * 4);
  let takenCount = 0;
  let isNew = true;
  let drawnPlacings = -1;
  let named = { within: -1, machines: new Set<number>() };
  const atlas: GlyphAtlas = createGlyphAtlas(Math.round(fontCssPx * ratio), () => {
    isNew = true;
    onMore();
  });
  text.setAtlas(atlas);

  /** A text as glyphs, kept until texts are renewed; undefined while a character is still to come. */
  const lineOf = (asset: number): Line | undefined => {
    const known = lines.get(asset);
    if (known !== undefined) return known;
    const glyphs: Glyph[] = [];
    let isWhole = true;
    for (const character of write(asset)) {
      const glyph = atlas.find(character);
      if (glyph === undefined) isWhole = false;
      else glyphs.push(glyph);
    }
    if (!isWhole) return undefined;
    const line = { glyphs, widthPx: glyphs.reduce((sum, { advancePx }) => sum + advancePx, 0) };
    lines.set(asset, line);
    return line;
  };

  /** Whether a text would be free of labels and of other texts; device pixels. */
  const isFree = (left: number, top: number, right: number, bottom: number, covered: readonly Rectangle[]): boolean => {
    const isClear = (otherLeft: number, otherTop: number, otherRight: number, otherBottom: number): boolean =>
      right + gapPx < otherLeft || left - gapPx > otherRight || bottom <= otherTop || top >= otherBottom;
    for (let place = 0; place < covered.length; place++) {
      const card = covered[place];
      if (card === undefined) continue;
      if (!isClear(card.left * ratio, card.top * ratio, card.right * ratio, card.bottom * ratio)) return false;
    }
    for (let at = 0; at < takenCount * 4; at += 4) {
      if (!isClear(taken[at] ?? 0, taken[at + 1] ?? 0, taken[at + 2] ?? 0, taken[at + 3] ?? 0)) return false;
    }
    return true;
  };

  /** Puts a text where a machine is, unless there is no room. */
  const put = (
    { glyphs, widthPx }: Line,
    x: number,
    y: number,
    opacity: number,
    covered: readonly Rectangle[],
  ): void => {
    const left = Math.round(x - widthPx / 2);
    const top = Math.round(y - atlas.cellPx);
    const right = left + widthPx;
    const bottom = top + atlas.cellPx;
    if (left < 0 || right > size.x * ratio || !isFree(left, top, right, bottom, covered)) return;
    const at = takenCount * 4;
    taken[at] = left;
    taken[at + 1] = top;
    taken[at + 2] = right;
    taken[at + 3] = bottom;
    takenCount++;
    let penPx = left;
    for (let place = 0; place < glyphs.length; place++) {
      const glyph = glyphs[place];
      if (glyph === undefined) continue;
      text.add(Math.round(penPx) - atlas.marginPx, top, glyph.cell, opacity);
      penPx += glyph.advancePx;
    }
  };

  const putChunk = (
    assets: readonly number[],
    opacity: number,
    widthPx: number,
    heightPx: number,
    camera: PerspectiveCamera,
    covered: readonly Rectangle[],
  ): void => {
    for (let rank = 0; rank < assets.length && takenCount < textsAtMost; rank++) {
      const asset = assets[rank] ?? -1;
      const box = bounds[asset];
      if (box === undefined || box.isEmpty() || !named.machines.has(asset) || isUnnamed(asset)) continue;
      box.getCenter(anchor).setY(box.max.y).project(camera);
      if (anchor.z > 1 || Math.abs(anchor.x) > 1 || Math.abs(anchor.y) > 1) continue;
      const line = lineOf(asset);
      if (line !== undefined)
        put(line, ((anchor.x + 1) / 2) * widthPx, ((1 - anchor.y) / 2) * heightPx, opacity, covered);
    }
  };

  const free = (): void => {
    text.free();
    atlas.free();
  };

  return {
    setTheme: text.setTheme,
    renew(within) {
      if (within !== named.within) named = { within, machines: new Set(edges.listMachines(within)) };
      lines.clear();
      isNew = true;
    },
    draw(renderer, camera, pixelsPerMetre, { covered, placings }) {
      renderer.getSize(size);
      const widthPx = size.x * ratio;
      const heightPx = size.y * ratio;
      view.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
      if (isNew || placings !== drawnPlacings || !view.equals(drawnFor)) {
        isNew = false;
        drawnPlacings = placings;
        drawnFor.copy(view);
        takenCount = 0;
        text.clear();
        for (let chunk = 0; chunk < chunks.length; chunk++) {
          const scale = (pixelsPerMetre[chunk] ?? 0) / ratio;
          if (scale < fromPxPerM) continue;
          const opacity = Math.min(1, (scale - fromPxPerM) / (wholePxPerM - fromPxPerM));
          putChunk(chunks[chunk]?.assets ?? [], opacity, widthPx, heightPx, camera, covered);
        }
        text.finish();
      }
      text.render(renderer, widthPx, heightPx);
    },
    free,
    dispose() {
      atlas.stop();
      free();
    },
  };
}
