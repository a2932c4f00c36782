import {
  Color,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  OrthographicCamera,
  PlaneGeometry,
  Scene,
  ShaderMaterial,
  Vector2,
  type WebGLRenderer,
} from "three";
import type { Theme } from "../theme/themes.ts";
import type { GlyphAtlas } from "./glyph-atlas.ts";

/** Draws characters over the finished picture, all in one submission. */
export interface TextDraw {
  setTheme(theme: Theme): void;
  setAtlas(atlas: GlyphAtlas): void;
  clear(): void;
  /** A character, by the left and upper edge of its cell in pixels of the atlas; opacity from 0 to 1. */
  add(x: number, y: number, cell: number, opacity: number): void;
  /** Hands the characters over. */
  finish(): void;
  /** Size of the picture in pixels of the atlas, however fine it is drawn. */
  render(renderer: WebGLRenderer, widthPx: number, heightPx: number): void;
  /** Lets go of what is on the GPU. */
  free(): void;
}

const charactersAtMost = 4096;

export function createTextDraw(): TextDraw {
  const uniforms = {
    uAtlas: { value: null as GlyphAtlas["texture"] | null },
    uCell: { value: new Vector2(1, 1) },
    uPicture: { value: new Vector2(1, 1) },
    uInk: { value: new Color() },
    uPaper: { value: new Color() },
  };
  const material = new ShaderMaterial({
    uniforms,
    transparent: true,
    depthTest: false,
    depthWrite: false,
    toneMapped: false,
    vertexShader: /* glsl */ `
      attribute vec4 glyph;
      uniform vec2 uCell;
      uniform vec2 uPicture;
      varying vec2 vAt;
      varying float vOpacity;
      void main() {
        vec2 corner = vec2(position.x + 0.5, 0.5 - position.y);
        vec2 at = glyph.xy + corner * uCell.x;
        vec2 cell = vec2(mod(glyph.z, uCell.y), floor(glyph.z / uCell.y));
        vAt = (cell + corner) * uCell.x;
        vOpacity = glyph.w;
        gl_Position = vec4(at.x / uPicture.x * 2.0 - 1.0, 1.0 - at.y / uPicture.y * 2.0, 0.0, 1.0);
      }
    `,
    fragmentShader: /* glsl */ `
      uniform sampler2D uAtlas;
      uniform vec3 uInk;
      uniform vec3 uPaper;
      varying vec2 vAt;
      varying float vOpacity;
      void main() {
        vec2 texel = texture2D(uAtlas, vAt / vec2(textureSize(uAtlas, 0))).rg;
        float alpha = max(texel.r, texel.g * 0.8) * vOpacity;
        if (alpha < 0.01) discard;
        gl_FragColor = vec4(mix(uPaper, uInk, texel.r), alpha);
        #include <colorspace_fragment>
      }
    `,
  });
  const quad = new PlaneGeometry(1, 1);
  const geometry = new InstancedBufferGeometry();
  geometry.setIndex(quad.index);
  geometry.setAttribute("position", quad.getAttribute("position"));
  const list = new InstancedBufferAttribute(new Float32Array(charactersAtMost * 4), 4);
  list.setUsage(DynamicDrawUsage);
  geometry.setAttribute("glyph", list);
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  const scene = new Scene();
  scene.add(mesh);
  const camera = new OrthographicCamera();
  let count = 0;

  return {
    setTheme({ palette, edge }) {
      const isNight = edge !== undefined;
      uniforms.uInk.value.set(isNight ? palette.product : palette.ink);
      uniforms.uPaper.value.set(isNight ? palette.ink : palette.mark);
    },
    setAtlas({ texture, cellPx, cellsInRow }) {
      uniforms.uAtlas.value = texture;
      uniforms.uCell.value.set(cellPx, cellsInRow);
    },
    clear() {
      count = 0;
    },
    add(x, y, cell, opacity) {
      if (count >= charactersAtMost) return;
      list.setXYZW(count, x, y, cell, opacity);
      count++;
    },
    finish() {
      geometry.instanceCount = count;
      if (count === 0) return;
      list.clearUpdateRanges();
      list.addUpdateRange(0, count * 4);
      list.needsUpdate = true;
    },
    render(renderer, widthPx, heightPx) {
      if (count === 0 || uniforms.uAtlas.value === null) return;
      uniforms.uPicture.value.set(widthPx, heightPx);
      const clears = renderer.autoClear;
      renderer.autoClear = false;
      renderer.setRenderTarget(null);
      renderer.render(scene, camera);
      renderer.autoClear = clears;
    },
    free() {
      quad.dispose();
      geometry.dispose();
      material.dispose();
    },
  };
}
