import type { DeviceType } from "./device-type-schema.ts";
import type { AssetView, PlantView, SignalView } from "./plant-view.ts";
import type { SignalDefinition } from "./signal-schema.ts";

/** A plant view with the ways through it that a screen needs; everything is by place in the view's lists. */
export interface PlantIndex {
  readonly view: PlantView;
  readonly assetByPath: ReadonlyMap<string, number>;
  readonly childrenOf: readonly (readonly number[])[];
  readonly signalsOf: readonly (readonly number[])[];
  /** 1 for the signals that carry texts. */
  readonly isText: Uint8Array<ArrayBuffer>;
}

export function indexPlantView(view: PlantView): PlantIndex {
  const childrenOf: number[][] = view.assets.map(() => []);
  const signalsOf: number[][] = view.assets.map(() => []);
  for (const [place, asset] of view.assets.entries()) childrenOf[asset.parent]?.push(place);
  for (const [place, signal] of view.signals.entries()) signalsOf[signal.asset]?.push(place);
  const index = { view, childrenOf, signalsOf };
  return {
    ...index,
    assetByPath: new Map(view.assets.map((asset, place) => [asset.path, place])),
    isText: Uint8Array.from(view.signals, (_, place) => (definitionOf(index, place)?.type === "text" ? 1 : 0)),
  };
}

export function typeOf(index: Pick<PlantIndex, "view">, asset: number): DeviceType | undefined {
  return index.view.types[index.view.assets[asset]?.type ?? -1];
}

export function definitionOf(index: Pick<PlantIndex, "view">, signal: number): SignalDefinition | undefined {
  const view: SignalView | undefined = index.view.signals[signal];
  return view === undefined ? undefined : typeOf(index, view.asset)?.signals[view.definition];
}

/** The place of an asset's signal by its id; undefined where it has none of that id, or the screen may not see it. */
export function signalOf(index: PlantIndex, asset: number, id: string | undefined): number | undefined {
  if (id === undefined) return undefined;
  return index.signalsOf[asset]?.find((signal) => definitionOf(index, signal)?.id === id);
}

/** An asset and those above it, from the root down. */
export function chainTo(index: Pick<PlantIndex, "view">, asset: number): number[] {
  const chain: number[] = [];
  for (let place = asset; place >= 0; place = index.view.assets[place]?.parent ?? -1) chain.unshift(place);
  return chain;
}

/** All assets below one, depth first, without itself. */
export function assetsBelow(index: PlantIndex, asset: number): number[] {
  return (index.childrenOf[asset] ?? []).flatMap((child) => [child, ...assetsBelow(index, child)]);
}

/** The levels that are views of their own; workshops and cells are passed through. */
const stopLevels: ReadonlySet<AssetView["level"]> = new Set(["park", "factory", "line", "device"]);

/** The chain to an asset, of places to stop at only. The root is always one. */
export function stopsTo(index: Pick<PlantIndex, "view">, asset: number): number[] {
  return chainTo(index, asset).filter(
    (place) => place === 0 || stopLevels.has(index.view.assets[place]?.level ?? "cell"),
  );
}

/**
 * Where a step down leads: from the focus towards something that was pointed at, the first stop that is not on the
 * way to the focus already.
 */
export function stepTowards(index: Pick<PlantIndex, "view">, focus: number, pointedAt: number): number {
  const passed = new Set(stopsTo(index, focus));
  return stopsTo(index, pointedAt).find((stop) => !passed.has(stop)) ?? pointedAt;
}

/** The stop above an asset; the root has none above it. */
export function stopAbove(index: Pick<PlantIndex, "view">, asset: number): number {
  return (
    stopsTo(index, asset)
      .filter((stop) => stop !== asset)
      .at(-1) ?? 0
  );
}
