import { Color, MeshStandardMaterial, Vector4 } from "three";
import type { FlowView } from "../../twin/plant/plant-view.ts";
import { freshnessCode } from "../../twin/telemetry/freshness.ts";
import type { Theme } from "../theme/themes.ts";

/** How one band is drawn now; written by whoever moves it, read by the shader. */
export interface Band {
  halfWidthM: number;
  /** How far its marks have come, metres; kept within one pattern. */
  wayM: number;
  /** Freshness code of what it shows. */
  freshness: number;
}

/** Metres from one mark to the next. */
const patternM = 9;

const bandGlsl = /* glsl */ `
  uniform vec3 uBed;
  uniform vec3 uArrow;
  uniform vec3 uPaper;
  uniform vec3 uProduct;
  uniform float uGlow;
  varying vec2 vWay;
  flat varying vec4 vBand;

  float edge(float value, float at) {
    return smoothstep(at - fwidth(value), at + fwidth(value), value);
  }

  /** Energy runs as arrows in a dark bed, material as pieces on a light one. */
  void shadeBand(inout vec3 diffuse, inout vec3 emissive) {
    float across = abs(vWay.y);
    float along = vWay.x - vBand.y;
    bool isMaterial = vBand.w > 0.5;
    float rank = fract((isMaterial ? along : along + across * vBand.x * 1.3) / ${patternM}.0);
    float mark = edge(rank, 0.06) * (1.0 - edge(rank, isMaterial ? 0.4 : 0.26));
    mark *= 1.0 - edge(across, isMaterial ? 0.56 : 0.74);
    diffuse = isMaterial ? mix(uPaper, uProduct, mark) : mix(uBed, uArrow, mark);
    if (isMaterial) {
      diffuse = mix(diffuse, uBed, edge(across, 0.86));
      emissive += uProduct * mark * uGlow * 0.7;
    }
    if (vBand.z > ${freshnessCode.late}.5) {
      float hatch = fract(vWay.x * 0.8 + vWay.y * vBand.x * 0.8);
      diffuse = mix(uPaper, uPaper * 0.66, edge(hatch, 0.3) * (1.0 - edge(hatch, 0.5)));
      emissive = vec3(0.0);
    } else if (vBand.z > ${freshnessCode.fresh}.5) {
      diffuse = mix(diffuse, uPaper, 0.35);
    }
  }
`;

/** The material of all bands, and what it reads of each. */
export function createBandMaterial(kinds: readonly FlowView["kind"][]): {
  readonly material: MeshStandardMaterial;
  readonly bands: readonly Band[];
  readonly setTheme: (theme: Theme) => void;
} {
  const values = kinds.map((kind) => new Vector4(0, 0, freshnessCode.never, kind === "material" ? 1 : 0));
  const uniforms = {
    uBands: { value: values },
    uBed: { value: new Color() },
    uArrow: { value: new Color() },
    uPaper: { value: new Color() },
    uProduct: { value: new Color() },
    uGlow: { value: 0 },
  };
  const material = new MeshStandardMaterial({ roughness: 0.78, metalness: 0 });
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms);
    shader.vertexShader = shader.vertexShader
      .replace(
        "#include <common>",
        `#include <common>
        uniform vec4 uBands[${Math.max(1, kinds.length)}];
        attribute vec2 side;
        attribute vec3 way;
        varying vec2 vWay;
        flat varying vec4 vBand;`,
      )
      .replace(
        "#include <begin_vertex>",
        `vBand = uBands[int(way.z + 0.5)];
        vWay = way.xy;
        vec3 transformed = position + vec3(side.x, 0.0, side.y) * vBand.x;`,
      );
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", `#include <common>\n${bandGlsl}`)
      .replace(
        "#include <color_fragment>",
        "vec3 bandEmissive = vec3(0.0);\nshadeBand(diffuseColor.rgb, bandEmissive);",
      )
      .replace("#include <emissivemap_fragment>", "totalEmissiveRadiance += bandEmissive;");
  };
  material.customProgramCacheKey = () => `bands-${kinds.length}`;

  return {
    material,
    bands: values.map((value) => ({
      get halfWidthM() {
        return value.x;
      },
      set halfWidthM(metres) {
        value.x = metres;
      },
      get wayM() {
        return value.y;
      },
      set wayM(metres) {
        value.y = metres % patternM;
      },
      get freshness() {
        return value.z;
      },
      set freshness(code) {
        value.z = code;
      },
    })),
    setTheme({ palette, glow, edge }) {
      // By night the streets are darker than any clay: the bed is a little lighter than they are.
      uniforms.uBed.value.set(edge === undefined ? palette.deep : palette.light);
      uniforms.uArrow.value.set(edge === undefined ? palette.mid : palette.white);
      if (edge !== undefined) uniforms.uArrow.value.lerp(new Color(edge.colour), 0.4);
      uniforms.uPaper.value.set(palette.light);
      uniforms.uProduct.value.set(palette.product);
      uniforms.uGlow.value = glow;
    },
  };
}
