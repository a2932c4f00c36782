import {
  Box3,
  type Group,
  Matrix4,
  type PerspectiveCamera,
  type Scene,
  Sphere,
  Vector3,
  type WebGLRenderer,
} from "three";
import { assetsBelow, chainTo } from "../../twin/plant/plant-index.ts";
import type { LiveValues } from "../session/live-values.ts";
import type { Theme } from "../theme/themes.ts";
import { boundAssets, boundShells, cornersOf, outlineAsset } from "./asset-bounds.ts";
import { type Backdrop, createBackdrop } from "./backdrop.ts";
import { type CameraPose, poseFor } from "./camera-pose.ts";
import { createDrawnSurfaces, type DrawnSurfaces } from "./drawn-surfaces.ts";
import { createEvaluateAppearance, type EvaluateAppearance } from "./evaluate-appearance.ts";
import { createFades, type Fades, plinthM } from "./fades.ts";
import { createFloorRings, type FloorRings } from "./floor-rings.ts";
import { createFlowBands, type FlowBands } from "./flow-bands.ts";
import { createLabels, type Labels } from "./labels.ts";
import { createLights, type Lights } from "./lights.ts";
import type { Model } from "./load-model.ts";
import { createMachineTexts, type MachineTexts } from "./machine-texts.ts";
import type { MatrixTexture } from "./matrix-texture.ts";
import { createMoveParts, type MoveParts } from "./move-parts.ts";
import { countListedSlots, createPartCells } from "./part-cells.ts";
import { createPickAsset, type PickAsset } from "./pick-asset.ts";
import { type PlacedPlant, placePlant } from "./place-plant.ts";
import { createRenderPipeline, type RenderPipeline } from "./render-pipeline.ts";
import { createSlotLists, type SlotLists } from "./slot-lists.ts";
import { spotBefore } from "./spot-before.ts";
import { createStateTexture, type StateTexture } from "./state-texture.ts";
import { createSurfaceMaterials } from "./surface-material.ts";
import { createViewChunks, type ViewChunks } from "./view-chunks.ts";

/** Everything that a plant's scene is made of. */
export interface Stage {
  readonly live: LiveValues;
  readonly camera: PerspectiveCamera;
  readonly backdrop: Backdrop;
  readonly lights: Lights;
  readonly state: StateTexture;
  readonly matrices: MatrixTexture;
  readonly lists: SlotLists;
  readonly view: ViewChunks;
  readonly surfaces: DrawnSurfaces;
  readonly fades: Fades;
  readonly rings: FloorRings;
  readonly flows: FlowBands;
  readonly labels: Labels;
  readonly texts: MachineTexts;
  readonly pipeline: RenderPipeline;
  readonly evaluateAppearance: EvaluateAppearance;
  readonly moveParts: MoveParts;
  readonly pickAsset: PickAsset;
  setTheme(theme: Theme): void;
  /** Outlines are drawn by night, and where something has nothing else to show. */
  showEdges(): void;
  /** From where an asset is looked at. */
  poseOf(asset: number): CameraPose;
  /** A place on the table for something of a radius that is not of the plant: before all that stands there now. */
  freeSpot(focus: number, radiusM: number): Vector3;
  /** Lets go of everything on the GPU; what is drawn again is made again. */
  freeGpu(): void;
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
  /** What is written at a machine that has no label. */
  readonly nameMachine: (asset: number) => string;
  /** Told when there is more to draw than before. */
  readonly onMore: () => void;
}

/** What is looked at where a plant has nothing to show. */
const emptyStage = new Box3(new Vector3(-5, 0, -5), new Vector3(5, 3, 5));

/** An open building shows its hall, which is this high. */
const openHeightM = 9;

/** An open building stands on its foundation, which reaches this far around it. */
const foundationM = 1;

/** What is to be seen of an open building: its hall, and what it stands on. */
function outlineOpen(shell: Box3): Vector3[] {
  const hall = shell.clone();
  hall.max.y = Math.min(hall.max.y, hall.min.y + openHeightM);
  const foundation = shell.clone().expandByVector(new Vector3(foundationM, 0, foundationM));
  foundation.min.y = shell.min.y - plinthM;
  foundation.max.y = shell.min.y;
  return [...cornersOf(hall), ...cornersOf(foundation)];
}

export function createStage(live: LiveValues, edges: StageEdges): Stage {
  const { renderer, scene, camera } = edges;
  const { plant } = live;
  const bounds = boundAssets(plant);
  const state = createStateTexture(plant.view.assets.length);
  const placed = placePlant(plant, edges.models);
  const lists = createSlotLists(countListedSlots(placed));
  const materials = createSurfaceMaterials(state.texture, placed.matrices.texture, lists.texture);
  const cells = createPartCells(placed, lists);
  const surfaces = createDrawnSurfaces(cells, materials);
  tellMatrices(surfaces.group, placed);
  const backdrop = createBackdrop();
  const lights = createLights();
  const rings = createFloorRings(plant);
  scene.add(surfaces.group, backdrop.group, lights.group, rings.group);
  const wholeBox = bounds[0]?.isEmpty() === false ? bounds[0] : emptyStage;
  const whole = wholeBox.getBoundingSphere(new Sphere());
  backdrop.setExtent(whole.center.x, whole.center.z, whole.radius * 1.05, whole.radius * 2.4);

  const shells = boundShells(placed);
  /** What is to be seen of an asset, or of the nearest above it that has an extent. */
  const outlineToShow = (asset: number): Vector3[] => {
    const shell = shells.get(asset);
    if (shell !== undefined) return outlineOpen(shell);
    const shown = chainTo(plant, asset).findLast((above) => bounds[above]?.isEmpty() === false);
    return shown === undefined ? cornersOf(emptyStage) : outlineAsset(plant, shown);
  };

  const fades = createFades(plant, bounds, shells, state);
  // The grounds leave by fading, and have no shell that opens; a hall is there as long as its building is.
  const isGroundGone = (asset: number): boolean => fades.isHidden(asset) || (asset === 0 && fades.isOpen(asset));
  const flows = createFlowBands(live, isGroundGone, edges.isStill);
  scene.add(flows.mesh);
  const labels = createLabels(edges.labelContainer, bounds, fades);
  const texts = createMachineTexts({
    chunks: placed.chunks,
    bounds,
    listMachines: (asset) => assetsBelow(plant, asset).filter((below) => plant.view.assets[below]?.level === "device"),
    isUnnamed: (asset) => fades.isHidden(asset) || labels.has(asset),
    write: edges.nameMachine,
    onMore: edges.onMore,
  });
  const pipeline = createRenderPipeline(renderer, scene, camera);
  const evaluateAppearance = createEvaluateAppearance(live, state);
  const moveParts = createMoveParts(live, placed, cells, fades, edges.isStill);
  const freeGpu = (): void => {
    texts.free();
    rings.free();
    flows.free();
    backdrop.free();
    lights.free();
    pipeline.free();
    materials.free();
    surfaces.free();
    lists.texture.dispose();
    state.texture.dispose();
    placed.matrices.texture.dispose();
  };
  let hasThemeEdges = false;

  return {
    live,
    camera,
    backdrop,
    lights,
    state,
    matrices: placed.matrices,
    lists,
    surfaces,
    view: createViewChunks(placed.chunks, cells, fades),
    fades,
    rings,
    flows,
    labels,
    texts,
    pipeline,
    evaluateAppearance,
    moveParts,
    pickAsset: createPickAsset(placed, bounds, fades.isHidden, fades.isOpen),
    setTheme(theme) {
      hasThemeEdges = theme.edge !== undefined;
      materials.setTheme(theme);
      backdrop.setTheme(theme);
      lights.setTheme(theme);
      rings.setTheme(theme);
      flows.setTheme(theme);
      texts.setTheme(theme);
      pipeline.setTheme(theme);
    },
    showEdges() {
      surfaces.setEdges(hasThemeEdges || evaluateAppearance.outlined > 0);
    },
    poseOf(asset) {
      const view = plant.view.assets[asset];
      const designed = plant.view.views.find((candidate) => candidate.asset === view?.path)?.camera;
      if (designed !== undefined) {
        return { position: new Vector3(...designed.positionM), target: new Vector3(...designed.targetM) };
      }
      return poseFor(outlineToShow(asset), view?.level ?? "park", view?.place.heading ?? 0, camera.aspect);
    },
    freeSpot(focus, radiusM) {
      // A building that is looked into stands alone.
      const shell = shells.get(chainTo(plant, focus).find((above) => shells.has(above)) ?? -1);
      const taken = shell?.clone().expandByScalar(foundationM) ?? wholeBox;
      return spotBefore(taken, camera.position, radiusM).setY(fades.tableY);
    },
    freeGpu,
    dispose() {
      evaluateAppearance.dispose();
      moveParts.dispose();
      labels.dispose();
      texts.dispose();
      freeGpu();
    },
  };
}

/** Lets a developer's tools ask where a part of an instance is, by type and part: its place is in a texture. */
function tellMatrices(group: Group, { types, matrices }: PlacedPlant): void {
  group.userData.readMatrix = (name: string, instance: number): number[] | undefined => {
    for (const { type, model, parts } of types) {
      const part = parts[model.parts.findIndex((each) => `${type.id}/${each.name}` === name)];
      if (part !== undefined) return matrices.read(part.slots[instance] ?? 0, new Matrix4()).toArray();
    }
    return undefined;
  };
}
