import { type Box3, Matrix4, type PerspectiveCamera, Vector3 } from "three";
import type { LabelContent } from "../session/label-content.ts";
import { type CardTexts, createLabelElement, type LabelElement } from "./label-element.ts";
import { type LabelBox, placeLabels, type Rectangle } from "./place-labels.ts";

/** Labels over the picture: name, one figure, a leader down to what they speak of. They never cover each other. */
export interface Labels {
  /** The assets to label, the most important first. */
  choose(assets: readonly number[], read: (asset: number) => LabelContent, texts: CardTexts): void;
  /** Puts every label in its place for this frame; costs next to nothing while nothing has changed. */
  place(camera: PerspectiveCamera, width: number, height: number): void;
  /** Whether an asset has a label in the picture now. */
  has(asset: number): boolean;
  /** Whether an asset that is in the picture has no label there, with the camera at rest, because none found room. */
  lacksRoom(asset: number): boolean;
  /** The cards that are in the picture now, and what they may not cover. */
  readonly covered: readonly Rectangle[];
  /** Counts how often they were put in their places. */
  readonly placings: number;
  dispose(): void;
}

/** What of the assets can be seen. */
interface Sight {
  isHidden(asset: number): boolean;
  /** Counts changes. */
  readonly revision: number;
}

interface Label extends LabelBox {
  readonly asset: number;
  readonly element: LabelElement;
  isNeeded: boolean;
  lacksRoom: boolean;
}

/** @param bounds by asset */
export function createLabels(container: HTMLElement, bounds: readonly Box3[], sight: Sight): Labels {
  const labels = new Map<number, Label>();
  const seen: Label[] = [];
  const covered: Rectangle[] = [];
  const placedFor = new Matrix4();
  const view = new Matrix4();
  const anchor = new Vector3();
  let order: Label[] = [];
  let blocked: readonly Rectangle[] = [];
  let revision = 0;
  let placedRevision = -1;
  let placedSight = -1;
  let placedWidth = 0;
  let placedHeight = 0;
  let isStill = false;
  let placings = 0;
  let isDisposed = false;

  /** Finds a label's foot in the picture; false where that is not to be seen. */
  const findFoot = (label: Label, camera: PerspectiveCamera, width: number, height: number): boolean => {
    const box = bounds[label.asset];
    if (box === undefined || box.isEmpty() || sight.isHidden(label.asset)) return false;
    box.getCenter(anchor).setY(box.max.y).project(camera);
    if (anchor.z > 1 || Math.abs(anchor.x) > 1.02 || Math.abs(anchor.y) > 1.02) return false;
    label.x = ((anchor.x + 1) / 2) * width;
    label.y = ((1 - anchor.y) / 2) * height;
    return true;
  };

  const isAsPlaced = (camera: PerspectiveCamera, width: number, height: number): boolean => {
    view.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
    const isSameSize = width === placedWidth && height === placedHeight;
    const isSameContent = revision === placedRevision && sight.revision === placedSight;
    isStill = isSameSize && view.equals(placedFor);
    if (isStill && isSameContent) return true;
    placedRevision = revision;
    placedSight = sight.revision;
    placedWidth = width;
    placedHeight = height;
    placedFor.copy(view);
    return false;
  };

  return {
    covered,
    get placings() {
      return placings;
    },
    has: (asset) => labels.get(asset)?.isPlaced === true,
    lacksRoom: (asset) => labels.get(asset)?.lacksRoom === true,
    choose(assets, read, texts) {
      // A stage that has been replaced may be drawn once more.
      if (isDisposed) return;
      const wanted = new Set(assets);
      const filled: Label[] = [];
      for (const [asset, label] of labels) {
        if (wanted.has(asset)) continue;
        label.element.element.remove();
        labels.delete(asset);
        revision++;
      }
      order = assets.map((asset, rank) => {
        let label = labels.get(asset);
        if (label === undefined) {
          label = createLabel(asset);
          container.append(label.element.element);
          labels.set(asset, label);
        }
        // No leader is seen through the card of a more important label.
        label.element.element.style.zIndex = String(assets.length - rank);
        const content = read(asset);
        label.isNeeded = content.isNeeded;
        if (label.element.fill(content, texts)) filled.push(label);
        return label;
      });
      // Measured when all are written: the page is laid out once, not once for each.
      for (const label of filled) label.element.measure(label);
      if (filled.length > 0) revision++;
      blocked = measureBlocked(container);
    },
    place(camera, width, height) {
      if (isAsPlaced(camera, width, height)) return;
      placings++;
      seen.length = 0;
      for (let rank = 0; rank < order.length; rank++) {
        const label = order[rank];
        if (label === undefined) continue;
        label.lacksRoom = false;
        if (findFoot(label, camera, width, height)) seen.push(label);
        else label.isPlaced = false;
      }
      placeLabels(seen, blocked, width, height);
      if (isStill) for (let rank = 0; rank < seen.length; rank++) noteRoom(seen[rank]);
      covered.length = 0;
      covered.push(...blocked);
      for (let rank = 0; rank < order.length; rank++) {
        const label = order[rank];
        if (label === undefined) continue;
        label.element.setShown(label.isPlaced);
        if (!label.isPlaced) continue;
        label.element.place(label.x, label.y, label.lift, label.shift);
        covered.push(rectangleOf(label));
      }
    },
    dispose() {
      isDisposed = true;
      for (const { element } of labels.values()) element.element.remove();
      labels.clear();
      order = [];
    },
  };
}

function createLabel(asset: number): Label {
  const element = createLabelElement(asset);
  return {
    asset,
    element,
    x: 0,
    y: 0,
    width: 0,
    height: 0,
    lift: 0,
    shift: 0,
    isPlaced: false,
    isNeeded: false,
    lacksRoom: false,
  };
}

function noteRoom(label: Label | undefined): void {
  if (label !== undefined) label.lacksRoom = !label.isPlaced;
}

function rectangleOf({ x, y, width, height, lift, shift }: LabelBox): Rectangle {
  const left = x + shift - width / 2;
  return { left, right: left + width, top: y - lift - height, bottom: y - lift };
}

/** What lies over the picture beside the labels: what it shows, what its colours mean, and what panels say there. */
function measureBlocked(container: HTMLElement): Rectangle[] {
  const origin = container.getBoundingClientRect();
  return [...(container.closest("main")?.querySelectorAll("[data-over-picture]") ?? [])].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top };
  });
}
