import { assetsBelow, type PlantIndex } from "../../twin/plant/plant-index.ts";

/** One visible row of the tree. */
export interface TreeRow {
  readonly asset: number;
  readonly depth: number;
  /** Undefined for a leaf. */
  readonly isOpen: boolean | undefined;
}

/** The rows of the tree, top down: below an asset only where it is open. */
export function listTreeRows(plant: PlantIndex, openAssets: ReadonlySet<number>): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (asset: number, depth: number): void => {
    const children = plant.childrenOf[asset] ?? [];
    const isOpen = children.length === 0 ? undefined : openAssets.has(asset);
    rows.push({ asset, depth, isOpen });
    if (isOpen === true) for (const child of children) add(child, depth + 1);
  };
  if (plant.view.assets.length > 0) add(0, 0);
  return rows;
}

/** The assets whose name, id or path holds the text, in either language, as a flat list. */
export function searchAssets(plant: PlantIndex, text: string): TreeRow[] {
  const wanted = text.trim().toLowerCase();
  return [0, ...assetsBelow(plant, 0)]
    .filter((place) => {
      const asset = plant.view.assets[place];
      return [asset?.name.zh, asset?.name.en, asset?.path].some((name) => name?.toLowerCase().includes(wanted));
    })
    .map((asset) => ({ asset, depth: 0, isOpen: undefined }));
}
