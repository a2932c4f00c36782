import { Box3, type PerspectiveCamera, type Scene, Sphere, Vector3, type WebGLRenderer } from "three";
import { chainTo, typeOf } from "../../twin/plant/plant-index.ts";
import type { LiveValues } from "../session/live-values.ts";
import type { Theme } from "../theme/themes.ts";
import { boundAssets, boundShells } from "./asset-bounds.ts";
import { type Backdrop, createBackdrop } from "./backdrop.ts";
import { type CameraPose, poseFor } from "./camera-pose.ts";
import { buildTypeMeshes, type TypeMeshes } from "./device-meshes.ts";
import { createEvaluateAppearance, type EvaluateAppearance } from "./evaluate-appearance.ts";
import { createFades, type Fades } from "./fades.ts";
import { createFloorRings, type FloorRings } from "./floor-rings.ts";
import { createLabels, type Labels } from "./labels.ts";
import { createLights, type Lights } from "./lights.ts";
import type { Model } from "./load-model.ts";
import { createMoveParts, type MoveParts } from "./move-parts.ts";
import { createPickAsset, type PickAsset } from "./pick-asset.ts";
import { createRenderPipeline, type RenderPipeline } from "./render-pipeline.ts";
import { createStateTexture, type StateTexture } from "./state-texture.ts";
import { createSurfaceMaterials } from "./surface-material.ts";

/** Everything that a plant's scene is made of. */
export interface Stage {
  readonly live: LiveValues;
  readonly camera: PerspectiveCamera;
  readonly backdrop: Backdrop;
  readonly lights: Lights;
  readonly state: StateTexture;
  readonly fades: Fades;
  readonly rings: FloorRings;
  readonly labels: Labels;
  readonly pipeline: RenderPipeline;
  readonly evaluateAppearance: EvaluateAppearance;
  readonly moveParts: MoveParts;
  readonly pickAsset: PickAsset;
  setTheme(theme: Theme): void;
  /** From where an asset is looked at. */
  poseOf(asset: number): CameraPose;
  dispose(): void;
}

export interface StageEdges {
  readonly renderer: WebGLRenderer;
  readonly scene: Scene;
  readonly camera: PerspectiveCamera;
  readonly labelContainer: HTMLElement;
  /** By type id. */
  readonly models: ReadonlyMap<string, Model>;
  readonly isStill: () => boolean;
}

/** What is looked at where a plant has nothing to show. */
const emptyStage = new Box3(new Vector3(-5, 0, -5), new Vector3(5, 3, 5));

/** An open building shows its hall, which is this high. */
const openHeightM = 8;

function cutOpen(shell: Box3): Box3 {
  const open = shell.clone();
  open.max.y = Math.min(open.max.y, open.min.y + openHeightM);
  return open;
}

export function createStage(live: LiveValues, edges: StageEdges): Stage {
  const { renderer, scene, camera } = edges;
  const { plant } = live;
  const bounds = boundAssets(plant);
  const state = createStateTexture(plant.view.assets.length);
  const materials = createSurfaceMaterials(state.texture);
  const types: TypeMeshes[] = [];
  for (const type of plant.view.types) {
    const model = edges.models.get(type.id);
    const assets = plant.view.assets.flatMap((_, asset) => (typeOf(plant, asset) === type ? [asset] : []));
    if (model === undefined || assets.length === 0) continue;
    const { meshes, group } = buildTypeMeshes(plant, type, model, assets, materials);
    types.push(meshes);
    scene.add(group);
  }
  const backdrop = createBackdrop();
  const lights = createLights();
  const rings = createFloorRings(plant);
  scene.add(backdrop.group, lights.group, rings.group);
  const whole = (bounds[0]?.isEmpty() === false ? bounds[0] : emptyStage).getBoundingSphere(new Sphere());
  backdrop.setExtent(whole.center.x, whole.center.z, whole.radius * 1.05, whole.radius * 2.4);

  const shells = boundShells(types);
  /** The box of an asset, or of the nearest above it that has one. */
  const boxToShow = (asset: number): Box3 => {
    const shell = shells.get(asset);
    if (shell !== undefined) return cutOpen(shell);
    const boxes = chainTo(plant, asset).map((above) => bounds[above]);
    return boxes.findLast((box) => box !== undefined && !box.isEmpty()) ?? emptyStage;
  };

  const fades = createFades(plant, bounds, shells, state);
  const labels = createLabels(edges.labelContainer, bounds, fades.isHidden);
  const pipeline = createRenderPipeline(renderer, scene, camera);

  return {
    live,
    camera,
    backdrop,
    lights,
    state,
    fades,
    rings,
    labels,
    pipeline,
    evaluateAppearance: createEvaluateAppearance(live, state),
    moveParts: createMoveParts(live, types, bounds, fades.isHidden, edges.isStill),
    pickAsset: createPickAsset(types, bounds, fades.isHidden, fades.isOpen),
    setTheme(theme) {
      materials.setTheme(theme);
      backdrop.setTheme(theme);
      lights.setTheme(theme);
      rings.setTheme(theme);
      pipeline.setTheme(theme);
    },
    poseOf(asset) {
      const view = plant.view.assets[asset];
      const designed = plant.view.views.find((candidate) => candidate.asset === view?.path)?.camera;
      if (designed !== undefined) {
        return { position: new Vector3(...designed.positionM), target: new Vector3(...designed.targetM) };
      }
      return poseFor(boxToShow(asset), view?.level ?? "park", view?.place.heading ?? 0, camera.aspect);
    },
    dispose() {
      labels.dispose();
      pipeline.dispose();
      materials.dispose();
      for (const { model } of types) {
        for (const part of model.parts) for (const { geometry } of part.surfaces) geometry.dispose();
      }
      state.texture.dispose();
    },
  };
}
