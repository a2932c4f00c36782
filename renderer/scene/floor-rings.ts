import { Group, Mesh, MeshBasicMaterial, Path, Shape, ShapeGeometry } from "three";
import { type AlarmPriority, alarmPriorities } from "../../twin/alarms/standing-alarm.ts";
import { type PlantIndex, typeOf } from "../../twin/plant/plant-index.ts";
import type { Theme } from "../theme/themes.ts";

/** Rings on the floor around what is selected, what a tour points at, and what is in alarm. */
export interface FloorRings {
  readonly group: Group;
  setTheme(theme: Theme): void;
  /** The assets with a ring, and which: an alarm's colour wins over the selection's; what is pointed at has two. */
  set(selected: number | undefined, pointedAt: readonly number[], alarms: ReadonlyMap<number, AlarmPriority>): void;
  /** Lets go of what is on the GPU. */
  free(): void;
}

const marginM = 0.35;
const widthM = 0.09;

/** The ring of what is pointed at lies around the others and is seen from further away, metres. */
const pointedMarginM = 0.62;
const pointedWidthM = 0.16;

export function createFloorRings(plant: PlantIndex): FloorRings {
  const group = new Group();
  const materials = {
    selected: new MeshBasicMaterial(),
    critical: new MeshBasicMaterial(),
    high: new MeshBasicMaterial(),
    medium: new MeshBasicMaterial(),
    low: new MeshBasicMaterial(),
  };
  for (const material of Object.values(materials)) material.toneMapped = false;
  let shown = "";

  const add = (asset: number, material: MeshBasicMaterial, margin = marginM, width = widthM): void => {
    const place = plant.view.assets[asset]?.place;
    const size = typeOf(plant, asset)?.footprintM;
    if (place === undefined || size === undefined) return;
    const ring = new Mesh(ringGeometry(size[0] / 2 + margin, size[2] / 2 + margin, width), material);
    ring.rotation.y = place.heading;
    ring.position.set(place.x, place.y + 0.03, place.z);
    group.add(ring);
  };

  return {
    group,
    setTheme({ meaning }) {
      materials.selected.color.set(meaning.selected);
      for (const priority of alarmPriorities) materials[priority].color.set(meaning[priority]);
    },
    set(selected, pointedAt, alarms) {
      const wanted = `${selected} ${pointedAt.join(",")} ${[...alarms].join(" ")}`;
      if (wanted === shown) return;
      shown = wanted;
      for (const ring of group.children) if (ring instanceof Mesh) ring.geometry.dispose();
      group.clear();
      for (const [asset, priority] of alarms) add(asset, materials[priority]);
      if (selected !== undefined && !alarms.has(selected)) add(selected, materials.selected);
      for (const asset of pointedAt) add(asset, materials.selected, pointedMarginM, pointedWidthM);
    },
    free() {
      for (const ring of group.children) if (ring instanceof Mesh) ring.geometry.dispose();
      for (const material of Object.values(materials)) material.dispose();
    },
  };
}

/** A flat frame with rounded corners around the origin, lying on the floor. */
function ringGeometry(halfWidth: number, halfDepth: number, width: number): ShapeGeometry {
  const outline = roundedRectangle(new Shape(), halfWidth, halfDepth, 0.4);
  outline.holes.push(roundedRectangle(new Path(), halfWidth - width, halfDepth - width, 0.4 - width));
  return new ShapeGeometry(outline, 6).rotateX(-Math.PI / 2);
}

function roundedRectangle<Kind extends Path>(path: Kind, a: number, b: number, r: number): Kind {
  path.absarc(a - r, -b + r, r, -Math.PI / 2, 0, false);
  path.absarc(a - r, b - r, r, 0, Math.PI / 2, false);
  path.absarc(-a + r, b - r, r, Math.PI / 2, Math.PI, false);
  path.absarc(-a + r, -b + r, r, Math.PI, Math.PI * 1.5, false);
  return path;
}
