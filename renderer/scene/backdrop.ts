import { Color, Group, Mesh, MeshStandardMaterial, PlaneGeometry, ShaderMaterial, Vector2, Vector4 } from "three";
import type { Theme } from "../theme/themes.ts";

/** The ground that melts into what is behind it, so that there is no horizon. */
export interface Backdrop {
  readonly group: Group;
  setTheme(theme: Theme): void;
  /** @param fadeFromM distance from the centre at which the ground begins to melt */
  setExtent(centreX: number, centreZ: number, fadeFromM: number, fadeToM: number): void;
  setTable(y: number): void;
  /** Size of the picture in device pixels. */
  setResolution(width: number, height: number): void;
  /** Lets go of what is on the GPU. */
  free(): void;
}

const gradientGlsl = /* glsl */ `
  uniform vec3 uTop;
  uniform vec3 uBottom;
  uniform vec2 uResolution;
  vec3 backdrop() {
    return mix(uBottom, uTop, smoothstep(0.0, 1.0, gl_FragCoord.y / uResolution.y));
  }
`;

export function createBackdrop(): Backdrop {
  const uniforms = {
    uTop: { value: new Color() },
    uBottom: { value: new Color() },
    uResolution: { value: new Vector2(1, 1) },
    uFade: { value: new Vector4(0, 0, 100, 300) },
  };
  const behind = new Mesh(new PlaneGeometry(2, 2), behindMaterial(uniforms));
  behind.frustumCulled = false;
  behind.renderOrder = -10;
  const groundMaterial = meltingMaterial(uniforms);
  const ground = new Mesh(new PlaneGeometry(8000, 8000), groundMaterial);
  ground.rotation.x = -Math.PI / 2;
  ground.receiveShadow = true;
  const group = new Group();
  group.add(behind, ground);

  return {
    group,
    setTheme(theme) {
      uniforms.uTop.value.set(theme.background.top);
      uniforms.uBottom.value.set(theme.background.bottom);
      groundMaterial.color.set(theme.palette.floor);
    },
    setExtent(centreX, centreZ, fadeFromM, fadeToM) {
      uniforms.uFade.value.set(centreX, centreZ, fadeFromM, fadeToM);
    },
    setTable(y) {
      ground.position.y = y - 0.02;
    },
    setResolution(width, height) {
      uniforms.uResolution.value.set(width, height);
    },
    free() {
      for (const { geometry, material } of [behind, ground]) {
        geometry.dispose();
        material.dispose();
      }
    },
  };
}

type Uniforms = Readonly<Record<string, { value: Color | Vector2 | Vector4 }>>;

function behindMaterial(uniforms: Uniforms): ShaderMaterial {
  return new ShaderMaterial({
    depthTest: false,
    depthWrite: false,
    uniforms,
    vertexShader: "void main() { gl_Position = vec4(position.xy, 1.0, 1.0); }",
    fragmentShader: `${gradientGlsl}
      void main() {
        gl_FragColor = vec4(backdrop(), 1.0);
        #include <tonemapping_fragment>
        #include <colorspace_fragment>
      }`,
  });
}

function meltingMaterial(uniforms: Uniforms): MeshStandardMaterial {
  const material = new MeshStandardMaterial({ roughness: 0.95, metalness: 0 });
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms);
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nvarying vec3 vPlace;")
      .replace(
        "#include <project_vertex>",
        "#include <project_vertex>\nvPlace = (modelMatrix * vec4(transformed, 1.0)).xyz;",
      );
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", `#include <common>\nvarying vec3 vPlace;\nuniform vec4 uFade;\n${gradientGlsl}`)
      .replace(
        "#include <opaque_fragment>",
        `#include <opaque_fragment>
        float melt = smoothstep(uFade.z, uFade.w, distance(vPlace.xz, uFade.xy));
        gl_FragColor.rgb = mix(gl_FragColor.rgb, backdrop(), melt);`,
      );
  };
  return material;
}
