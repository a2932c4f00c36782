import { Color, DirectionalLight, Group, HemisphereLight, Vector3 } from "three";
import type { Theme } from "../theme/themes.ts";

/** One soft key light with a shadow that fits the view, and light from sky and ground. */
export interface Lights {
  readonly group: Group;
  setTheme(theme: Theme): void;
  /** Fits the shadow to what is looked at; true where it had to move. */
  fit(target: Vector3, radiusM: number): boolean;
  setShadowSize(pixels: number): void;
  /** Metres: the shadow of a smaller radius is not missed, and would cost a draw call. */
  readonly smallestCasterM: number;
  /** Lets go of the shadow on the GPU. */
  free(): void;
}

const azimuth = (-54 * Math.PI) / 180;
const elevation = (46 * Math.PI) / 180;

/** Where the shadow of a point one metre above the ground falls, from the point's foot; metres. */
export const shadowShift = new Vector3(-Math.sin(azimuth), 0, -Math.cos(azimuth)).divideScalar(Math.tan(elevation));

/** The shadow's frame moves in steps of this share of its size, so that it does not swim as the camera moves. */
const stepShare = 0.1;

/** Of the shadow's radius. */
const smallestCasterShare = 1 / 256;

export function createLights(): Lights {
  const key = new DirectionalLight();
  key.castShadow = true;
  key.shadow.radius = 3.5;
  key.shadow.bias = -0.0004;
  const sky = new HemisphereLight();
  const group = new Group();
  group.add(key, key.target, sky);

  return {
    group,
    setTheme({ light }) {
      key.color.copy(new Color(...light.key));
      key.intensity = light.keyIntensity;
      sky.color.set(light.sky);
      sky.groundColor.set(light.ground);
      sky.intensity = light.skyIntensity;
    },
    fit(target, radiusM) {
      const step = radiusM * stepShare;
      const x = Math.round(target.x / step) * step;
      const z = Math.round(target.z / step) * step;
      const { camera } = key.shadow;
      if (camera.right === radiusM && key.target.position.x === x && key.target.position.z === z) return false;
      key.target.position.set(x, 0, z);
      key.position
        .set(Math.sin(azimuth) * Math.cos(elevation), Math.sin(elevation), Math.cos(azimuth) * Math.cos(elevation))
        .multiplyScalar(radiusM * 2.5)
        .add(key.target.position);
      if (camera.right !== radiusM) {
        camera.left = -radiusM;
        camera.right = radiusM;
        camera.top = radiusM;
        camera.bottom = -radiusM;
        camera.near = radiusM * 0.2;
        camera.far = radiusM * 5;
        camera.updateProjectionMatrix();
        key.shadow.normalBias = radiusM * 0.0012;
      }
      return true;
    },
    setShadowSize(pixels) {
      key.shadow.mapSize.set(pixels, pixels);
      key.shadow.map?.dispose();
      key.shadow.map = null;
    },
    get smallestCasterM() {
      return key.shadow.camera.right * smallestCasterShare;
    },
    free() {
      key.dispose();
      key.shadow.map = null;
    },
  };
}
