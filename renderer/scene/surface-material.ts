import {
  AdditiveBlending,
  Color,
  type IUniform,
  LineBasicMaterial,
  type Material,
  MeshDepthMaterial,
  MeshStandardMaterial,
  NormalBlending,
  RGBADepthPacking,
  Texture,
  Vector3,
  type WebGLProgramParametersWithUniforms,
} from "three";
import { machineStates } from "../../twin/appearance/machine-state.ts";
import { type SurfaceRole, surfaceRoles } from "../../twin/appearance/surface-role.ts";
import { freshnessCode } from "../../twin/telemetry/freshness.ts";
import type { Theme } from "../theme/themes.ts";
import { matricesInRow } from "./matrix-texture.ts";
import { surfaceRoleShift } from "./merge-surfaces.ts";
import { slotBits, slotListsWidth } from "./slot-lists.ts";
import { stateFlag, stateTextureWidth, wholeFlag } from "./state-texture.ts";

/** The materials of all models: one set, coloured by the theme and by each asset's texel of the state texture. */
export interface SurfaceMaterials {
  readonly clay: Material;
  readonly glass: Material;
  readonly edge: Material;
  /** Casts shadows, except of what has faded. */
  readonly depth: Material;
  /** Of parts that open: they fade as their asset's opening grows. */
  readonly openingClay: Material;
  readonly openingGlass: Material;
  readonly openingEdge: Material;
  readonly openingDepth: Material;
  setTheme(theme: Theme): void;
  /** Lets go of the shaders on the GPU. */
  free(): void;
}

interface SharedUniforms {
  readonly uState: { value: Texture };
  readonly uMatrices: { value: Texture };
  readonly uLists: { value: Texture };
  readonly uPalette: { value: Vector3[] };
  readonly uSelected: { value: Color };
  readonly uFault: { value: Color };
  readonly uPaper: { value: Color };
  /** Of the lamps: running, waiting, attended. */
  readonly uLamps: { value: Color[] };
  readonly uGlow: { value: number };
  readonly uEdge: { value: Color };
  readonly uEdgeOpacity: { value: number };
}

/**
 * The part's place and its asset's texel: the surface leads to a list, the list to a slot, the slot to a matrix, and
 * the matrix carries the asset. vFade is how far the surface has faded, 0 to 1; vLevel, how far its level of detail
 * has: gone above 0, arrived below.
 */
const readStateGlsl = /* glsl */ `
  attribute uint surface;
  uniform highp usampler2D uLists;
  uniform highp sampler2D uMatrices;
  uniform sampler2D uState;
  flat varying ivec3 vState;
  varying float vFade;
  varying float vLevel;
  mat4 place;
  uint readSlot() {
    int at = int(surface & ${(1 << surfaceRoleShift) - 1}u) + gl_InstanceID;
    int texel = at / 4;
    uvec4 four = texelFetch(uLists, ivec2(texel % ${slotListsWidth}, texel / ${slotListsWidth}), 0);
    return four[at % 4];
  }
  void readState(bool opens) {
    uint slot = readSlot();
    int index = int(slot & ${(1 << slotBits.fadeShift) - 1}u);
    ivec2 at = ivec2((index % ${matricesInRow}) * 4, index / ${matricesInRow});
    vec4 last = texelFetch(uMatrices, at + ivec2(3, 0), 0);
    place = mat4(
      texelFetch(uMatrices, at, 0),
      texelFetch(uMatrices, at + ivec2(1, 0), 0),
      texelFetch(uMatrices, at + ivec2(2, 0), 0),
      vec4(last.xyz, 1.0)
    );
    int asset = int(last.w + 0.5);
    vec4 texel = texelFetch(uState, ivec2(asset % ${stateTextureWidth}, asset / ${stateTextureWidth}), 0);
    vState = ivec3(texel.xyz * 255.0 + 0.5);
    vFade = opens || (vState.z & ${wholeFlag}) != 0 ? texel.w : 0.0;
    float level = float((slot >> ${slotBits.fadeShift}) & ${slotBits.fadeSteps}u) / ${slotBits.fadeSteps}.0;
    vLevel = (slot & ${slotBits.arrives}u) != 0u ? -level : level;
  }
`;

/** Parts are scaled along their axes at most, so that normals turn with them well enough. */
const placeNormalGlsl = /* glsl */ `objectNormal = mat3(place) * objectNormal;`;
const placeVertexGlsl = /* glsl */ `transformed = (place * vec4(transformed, 1.0)).xyz;`;

/** What is gone is not drawn at all: its triangles fall outside of the picture. */
const leaveGlsl = /* glsl */ `if (vFade >= 1.0) gl_Position = vec4(0.0, 0.0, 2.0, 1.0);`;

/** A fade without blending: pixels go one by one, in a 4 × 4 Bayer pattern. */
const ditherGlsl = /* glsl */ `
  varying float vFade;
  varying float vLevel;
  float bayer(vec2 point) {
    ivec2 p = ivec2(mod(point, 4.0));
    int rank = p.x + p.y * 4;
    int order[16] = int[16](0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5);
    return (float(order[rank]) + 0.5) / 16.0;
  }
  bool hasFaded() {
    if (vFade == 0.0 && vLevel == 0.0) return false;
    float rank = bayer(gl_FragCoord.xy);
    return rank < vFade || rank < vLevel || (vLevel < 0.0 && rank >= -vLevel);
  }
`;

const code = {
  stopped: machineStates.indexOf("stopped"),
  running: machineStates.indexOf("running"),
  fault: machineStates.indexOf("fault"),
  starved: machineStates.indexOf("starved"),
  blocked: machineStates.indexOf("blocked"),
  setup: machineStates.indexOf("setup"),
  maintenance: machineStates.indexOf("maintenance"),
};

const roleCode = Object.fromEntries(surfaceRoles.map((role, place) => [role, place])) as Record<SurfaceRole, number>;

/** The colour of a surface: its role's, changed by state and freshness; and what shines by itself. */
const surfaceGlsl = /* glsl */ `
  uniform vec3 uPalette[${surfaceRoles.length}];
  uniform vec3 uSelected;
  uniform vec3 uFault;
  uniform vec3 uPaper;
  uniform vec3 uLamps[3];
  uniform float uGlow;
  flat varying ivec3 vState;
  flat varying int vRole;
  varying vec3 vLocal;

  bool isLit(int role, int state) {
    if (role == ${roleCode["lamp-running"]}) return state == ${code.running};
    if (role == ${roleCode["lamp-fault"]}) return state == ${code.fault};
    return state == ${code.starved} || state == ${code.blocked} || state == ${code.setup} || state == ${code.maintenance};
  }

  void shadeSurface(inout vec3 diffuse, inout vec3 emissive) {
    int state = vState.x;
    int freshness = vState.y;
    bool isSelected = (vState.z & ${stateFlag.selected}) != 0;
    bool isHovered = (vState.z & ${stateFlag.hovered}) != 0;
    bool isFault = (vState.z & ${stateFlag.fault}) != 0;
    bool isCurrent = freshness == ${freshnessCode.fresh} || freshness == ${freshnessCode.late};

    diffuse = uPalette[vRole];
    if (state == ${code.stopped} && isCurrent) diffuse *= 0.84;
    if (vRole >= ${roleCode["lamp-running"]} && vRole <= ${roleCode["lamp-fault"]} && isCurrent && isLit(vRole, state)) {
      bool isAttended = state == ${code.setup} || state == ${code.maintenance};
      // Who cannot tell the colours apart sees by the stripes that someone is at the machine.
      float lit = isAttended && fract(vLocal.y * 12.0) > 0.5 ? 0.0 : 1.0;
      vec3 lamp = state == ${code.fault} ? uFault : uLamps[state == ${code.running} ? 0 : isAttended ? 2 : 1];
      diffuse = mix(diffuse, lamp, lit);
      emissive += lamp * lit * (state == ${code.fault} ? 0.9 : 0.35 + uGlow);
    }
    if (vRole == ${roleCode.product}) emissive += diffuse * uGlow * 1.2;
    if (vRole == ${roleCode.screen}) emissive += diffuse * uGlow * 0.6;

    if (freshness == ${freshnessCode.late}) diffuse = mix(diffuse, uPaper, 0.35);
    if (freshness == ${freshnessCode.stale} || freshness == ${freshnessCode.never}) {
      float stripe = fract((vLocal.x + vLocal.y + vLocal.z) * 3.2);
      float width = fwidth((vLocal.x + vLocal.y + vLocal.z) * 3.2);
      float line = freshness == ${freshnessCode.stale}
        ? (1.0 - smoothstep(0.16, 0.16 + width, abs(stripe - 0.5))) * (1.0 - smoothstep(0.35, 0.9, width))
        : 0.0;
      diffuse = mix(uPaper, uPaper * 0.62, line);
      emissive = vec3(0.0);
    }
    vec3 mark = isFault ? uFault : uSelected;
    if (vRole == ${roleCode.band} && (isFault || isSelected || isHovered)) {
      diffuse = mark;
      emissive += mark * (isFault || isSelected ? 0.5 : 0.2);
    } else if (isHovered) {
      diffuse = mix(diffuse, uSelected, 0.1);
    }
  }
`;

/** @param lists of the slots that are drawn: see slot-lists.ts */
export function createSurfaceMaterials(state: Texture, matrices: Texture, lists: Texture): SurfaceMaterials {
  const uniforms: SharedUniforms = {
    uState: { value: state },
    uMatrices: { value: matrices },
    uLists: { value: lists },
    uPalette: { value: surfaceRoles.map(() => new Vector3()) },
    uSelected: { value: new Color() },
    uFault: { value: new Color() },
    uPaper: { value: new Color() },
    uLamps: { value: [new Color(), new Color(), new Color()] },
    uGlow: { value: 0 },
    uEdge: { value: new Color() },
    uEdgeOpacity: { value: 0 },
  };
  const clay = [surface(uniforms, false), surface(uniforms, true)] as const;
  const glass = [surface(uniforms, false), surface(uniforms, true)] as const;
  for (const material of glass) {
    material.transparent = true;
    material.depthWrite = false;
    material.roughness = 0.35;
  }
  const edge = [edges(uniforms, false), edges(uniforms, true)] as const;
  const depths = [depth(uniforms, false), depth(uniforms, true)] as const;
  const all: readonly Material[] = [...clay, ...glass, ...edge, ...depths];

  return {
    clay: clay[0],
    glass: glass[0],
    edge: edge[0],
    depth: depths[0],
    openingClay: clay[1],
    openingGlass: glass[1],
    openingEdge: edge[1],
    openingDepth: depths[1],
    setTheme(theme) {
      for (const [place, role] of surfaceRoles.entries()) {
        const { r, g, b } = new Color(theme.palette[role]);
        uniforms.uPalette.value[place]?.set(r, g, b);
      }
      uniforms.uSelected.value.set(theme.meaning.selected);
      uniforms.uFault.value.set(theme.meaning.critical);
      uniforms.uPaper.value.set(theme.palette.mark);
      for (const [place, colour] of [theme.lamps.running, theme.lamps.waiting, theme.lamps.attended].entries()) {
        uniforms.uLamps.value[place]?.set(colour);
      }
      uniforms.uGlow.value = theme.glow;
      uniforms.uEdge.value.set(theme.edge?.colour ?? theme.palette.deep);
      uniforms.uEdgeOpacity.value = theme.edge?.opacity ?? 0;
      for (const material of glass) material.opacity = theme.glassOpacity;
      for (const material of edge) material.blending = theme.edge === undefined ? NormalBlending : AdditiveBlending;
    },
    free() {
      for (const material of all) {
        // three.js's table for reflections is one for all renderers, and would hold on to each that it was drawn with.
        const uniforms: Partial<Record<string, IUniform>> = material.userData.uniforms ?? {};
        const table: unknown = uniforms.dfgLUT?.value;
        if (table instanceof Texture) table.dispose();
        material.dispose();
      }
    },
  };
}

function surface(uniforms: SharedUniforms, opens: boolean): MeshStandardMaterial {
  // The offset leaves room for the outlines that lie on the same faces.
  const material = new MeshStandardMaterial({
    roughness: 0.78,
    metalness: 0,
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 1,
  });
  extend(material, opens ? "surface-opens" : "surface", uniforms, (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace(
        "#include <common>",
        `#include <common>
        ${readStateGlsl}
        flat varying int vRole;
        varying vec3 vLocal;`,
      )
      .replace(
        "#include <beginnormal_vertex>",
        `readState(${opens});\n#include <beginnormal_vertex>\n${placeNormalGlsl}`,
      )
      .replace(
        "#include <begin_vertex>",
        `#include <begin_vertex>
        vRole = int(surface >> ${surfaceRoleShift});
        vLocal = position;
        ${placeVertexGlsl}`,
      )
      .replace("#include <project_vertex>", `#include <project_vertex>\n${leaveGlsl}`);
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", `#include <common>\n${surfaceGlsl}\n${ditherGlsl}`)
      .replace(
        "#include <color_fragment>",
        `if (hasFaded()) discard;
        vec3 surfaceEmissive = vec3(0.0);
        shadeSurface(diffuseColor.rgb, surfaceEmissive);`,
      )
      .replace("#include <emissivemap_fragment>", "totalEmissiveRadiance += surfaceEmissive;");
  });
  return material;
}

/** Outlines: drawn at night, and around what was never seen or is of bad quality, there with dashes. */
function edges(uniforms: SharedUniforms, opens: boolean): LineBasicMaterial {
  const material = new LineBasicMaterial({ transparent: true, depthWrite: false });
  extend(material, opens ? "edge-opens" : "edge", uniforms, (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", `#include <common>\n${readStateGlsl}\nvarying vec3 vLocal;`)
      .replace(
        "#include <begin_vertex>",
        `#include <begin_vertex>\nreadState(${opens});\nvLocal = position;\n${placeVertexGlsl}`,
      )
      .replace("#include <project_vertex>", `#include <project_vertex>\n${leaveGlsl}`);
    shader.fragmentShader = shader.fragmentShader
      .replace(
        "#include <common>",
        `#include <common>
        uniform vec3 uEdge;
        uniform float uEdgeOpacity;
        flat varying ivec3 vState;
        varying vec3 vLocal;
        ${ditherGlsl}`,
      )
      .replace(
        "#include <color_fragment>",
        `bool isNever = vState.y == ${freshnessCode.never};
        bool isBad = vState.y == ${freshnessCode.bad};
        float opacity = isNever || isBad ? 0.75 : uEdgeOpacity;
        if (isBad && fract((vLocal.x + vLocal.y + vLocal.z) * 4.0) > 0.5) discard;
        if (opacity <= 0.0 || hasFaded()) discard;
        diffuseColor = vec4(uEdge, opacity);`,
      );
  });
  return material;
}

function depth(uniforms: SharedUniforms, opens: boolean): MeshDepthMaterial {
  const material = new MeshDepthMaterial({ depthPacking: RGBADepthPacking });
  extend(material, opens ? "depth-opens" : "depth", uniforms, (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", `#include <common>\n${readStateGlsl}`)
      .replace("#include <begin_vertex>", `#include <begin_vertex>\nreadState(${opens});\n${placeVertexGlsl}`)
      .replace("#include <project_vertex>", `#include <project_vertex>\n${leaveGlsl}`);
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", "#include <common>\nvarying float vFade;")
      .replace("#include <map_fragment>", "if (vFade > 0.5) discard;");
  });
  return material;
}

function extend(
  material: Material,
  key: string,
  uniforms: SharedUniforms,
  change: (shader: WebGLProgramParametersWithUniforms) => void,
): void {
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms);
    material.userData.uniforms = shader.uniforms;
    change(shader);
  };
  material.customProgramCacheKey = () => key;
}
