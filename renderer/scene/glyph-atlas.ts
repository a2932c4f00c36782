import { CanvasTexture, LinearFilter } from "three";

/** A character in the atlas. */
export interface Glyph {
  /** Place of its cell: along the rows, from the upper left. */
  readonly cell: number;
  /** Device pixels from it to the next character. */
  readonly advancePx: number;
}

/**
 * Characters drawn once each, in the fonts of the page, as they are first wanted. Red is the character, green a halo
 * around it, so that it can be read on anything.
 */
export interface GlyphAtlas {
  readonly texture: CanvasTexture;
  /** Side of a cell, device pixels; a character stands this far from its cell's left and upper edges. */
  readonly cellPx: number;
  readonly marginPx: number;
  readonly cellsInRow: number;
  /** A character that is not drawn yet is asked for and undefined until its font has come. */
  find(character: string): Glyph | undefined;
  /** Draws nothing more. */
  stop(): void;
  /** Lets go of what is on the GPU. */
  free(): void;
}

const sizePx = 1024;
const haloPx = 3;

/**
 * @param fontPx size of the characters, device pixels
 * @param onDrawn told when characters have been drawn that were asked for
 */
export function createGlyphAtlas(fontPx: number, onDrawn: () => void): GlyphAtlas {
  const canvas = document.createElement("canvas");
  canvas.width = sizePx;
  canvas.height = sizePx;
  const context = canvas.getContext("2d");
  const font = `600 ${fontPx}px ${getComputedStyle(document.body).fontFamily}`;
  const marginPx = haloPx;
  const cellPx = Math.ceil(fontPx * 1.3) + 2 * marginPx;
  const cellsInRow = Math.floor(sizePx / cellPx);
  const texture = new CanvasTexture(canvas);
  texture.flipY = false;
  texture.generateMipmaps = false;
  texture.minFilter = LinearFilter;
  const glyphs = new Map<string, Glyph>();
  /** Every character that was ever asked for, and those of them that are still to be drawn. */
  const asked = new Set<string>();
  const wanted = new Set<string>();
  let isLoading = false;
  let isStopped = false;

  const draw = (character: string): void => {
    const cell = glyphs.size;
    if (context === null) return;
    const x = (cell % cellsInRow) * cellPx + marginPx;
    const y = Math.floor(cell / cellsInRow) * cellPx + marginPx + fontPx;
    context.font = font;
    context.lineJoin = "round";
    context.lineWidth = haloPx;
    context.globalCompositeOperation = "lighter";
    context.strokeStyle = "#00ff00";
    context.strokeText(character, x, y);
    context.fillStyle = "#ff0000";
    context.fillText(character, x, y);
    glyphs.set(character, { cell, advancePx: context.measureText(character).width });
  };

  /** Fonts come in slices, by character: what is drawn before its slice has come would be drawn in another font. */
  const drawWanted = async (): Promise<void> => {
    isLoading = true;
    // All that a frame asks for comes together.
    await Promise.resolve();
    const characters = [...wanted];
    wanted.clear();
    // Where a font cannot come, another stands in for it.
    await document.fonts.load(font, characters.join("")).catch(() => undefined);
    isLoading = false;
    if (isStopped) return;
    for (const character of characters) draw(character);
    texture.needsUpdate = true;
    onDrawn();
    if (wanted.size > 0) void drawWanted();
  };

  return {
    texture,
    cellPx,
    marginPx,
    cellsInRow,
    find(character) {
      const glyph = glyphs.get(character);
      if (glyph === undefined && !asked.has(character) && asked.size < cellsInRow * cellsInRow) {
        asked.add(character);
        wanted.add(character);
        if (!isLoading) void drawWanted();
      }
      return glyph;
    },
    stop() {
      isStopped = true;
    },
    free() {
      texture.dispose();
    },
  };
}
