import { type Box3, type PerspectiveCamera, Vector3 } from "three";
import type { AssetSummary } from "../session/asset-summary.ts";
import classes from "./labels.module.css";

/** Labels over the picture: name, one figure, a leader down to what they speak of. They never cover each other. */
export interface Labels {
  /** The assets to label, the most important first. */
  choose(assets: readonly number[], read: (asset: number) => AssetSummary, marked: ReadonlySet<number>): void;
  /** Puts every label in its place for this frame. */
  place(camera: PerspectiveCamera, width: number, height: number): void;
  dispose(): void;
}

interface Label {
  readonly asset: number;
  readonly element: HTMLElement;
  readonly leader: HTMLElement;
  readonly name: HTMLElement;
  readonly figure: HTMLElement;
  readonly unit: HTMLElement;
  readonly faults: HTMLElement;
  width: number;
  height: number;
  shown: string;
  x: number;
  y: number;
  lift: number;
}

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Lengths of a leader that are tried, pixels: a label that finds no room with any is left out. */
const lifts = [44, 84, 124, 164, 14];
const gapPx = 6;

/**
 * @param bounds by asset
 * @param isHidden what cannot be seen has no label
 */
export function createLabels(
  container: HTMLElement,
  bounds: readonly Box3[],
  isHidden: (asset: number) => boolean,
): Labels {
  const labels = new Map<number, Label>();
  let order: Label[] = [];
  const anchor = new Vector3();
  const taken: Rectangle[] = [];

  const place = (label: Label, camera: PerspectiveCamera, width: number, height: number): boolean => {
    const box = bounds[label.asset];
    if (box === undefined || box.isEmpty() || isHidden(label.asset)) return false;
    box.getCenter(anchor).setY(box.max.y).project(camera);
    if (anchor.z > 1 || Math.abs(anchor.x) > 1.02 || Math.abs(anchor.y) > 1.02) return false;
    label.x = ((anchor.x + 1) / 2) * width;
    label.y = ((1 - anchor.y) / 2) * height;
    // A label keeps the leader it has while that still fits, so that it does not jump.
    for (const lift of [label.lift, ...lifts]) {
      const rectangle = rectangleOf(label, lift);
      if (rectangle.top < 4 || rectangle.left < 4 || rectangle.right > width - 4) continue;
      if (taken.some((other) => overlap(rectangle, other))) continue;
      taken.push(rectangle);
      label.lift = lift;
      return true;
    }
    return false;
  };

  return {
    choose(assets, read, marked) {
      const wanted = new Set(assets);
      for (const [asset, label] of labels) {
        if (wanted.has(asset)) continue;
        label.element.remove();
        labels.delete(asset);
      }
      order = assets.map((asset) => {
        let label = labels.get(asset);
        if (label === undefined) {
          label = createLabel(asset);
          container.append(label.element);
          labels.set(asset, label);
        }
        fill(label, read(asset), marked.has(asset));
        return label;
      });
    },
    place(camera, width, height) {
      taken.length = 0;
      for (const label of order) {
        const isPlaced = place(label, camera, width, height);
        label.element.style.visibility = isPlaced ? "visible" : "hidden";
        if (!isPlaced) continue;
        label.element.style.transform = `translate(${label.x.toFixed(1)}px, ${label.y.toFixed(1)}px)`;
        label.leader.style.height = `${label.lift}px`;
        label.element.style.setProperty("--lift", `${label.lift}px`);
      }
    },
    dispose() {
      for (const label of labels.values()) label.element.remove();
      labels.clear();
      order = [];
    },
  };
}

function rectangleOf(label: Label, lift: number): Rectangle {
  const bottom = label.y - lift;
  return {
    left: label.x - label.width / 2 - gapPx,
    right: label.x + label.width / 2 + gapPx,
    top: bottom - label.height - gapPx,
    bottom: bottom + gapPx,
  };
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function createLabel(asset: number): Label {
  const make = (className: string | undefined): HTMLElement => {
    const element = document.createElement("span");
    element.className = className ?? "";
    return element;
  };
  const element = make(classes.label);
  element.dataset.asset = String(asset);
  const card = make(classes.card);
  const parts = {
    faults: make(classes.faults),
    name: make(classes.name),
    figure: make(classes.figure),
    unit: make(classes.unit),
  };
  card.append(parts.faults, parts.name, parts.figure, parts.unit);
  const leader = make(classes.leader);
  element.append(card, leader, make(classes.dot));
  return { asset, element, leader, ...parts, width: 0, height: 0, shown: "", x: 0, y: 0, lift: lifts[0] ?? 0 };
}

/** Writes a label's texts, only where they changed, and measures it then. */
function fill(label: Label, content: AssetSummary, isMarked: boolean): void {
  const shown = JSON.stringify([content, isMarked]);
  if (shown === label.shown) return;
  label.shown = shown;
  label.name.textContent = content.name;
  label.figure.textContent = content.figure;
  label.unit.textContent = content.unit;
  label.faults.textContent = content.isFault ? "◆" : content.faults > 0 ? `◆ ${content.faults}` : "";
  label.element.dataset.fault = String(content.isFault);
  label.element.dataset.marked = String(isMarked);
  label.element.dataset.freshness = content.freshness;
  const card = label.element.firstElementChild;
  if (card === null) return;
  label.width = card.clientWidth;
  label.height = card.clientHeight;
}
