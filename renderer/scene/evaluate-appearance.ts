import { deviceFreshness, stateCodeOf } from "../../twin/appearance/device-look.ts";
import { machineStates } from "../../twin/appearance/machine-state.ts";
import { chainTo } from "../../twin/plant/plant-index.ts";
import { freshnessCode } from "../../twin/telemetry/freshness.ts";
import type { LiveValues } from "../session/live-values.ts";
import { type StateTexture, stateFlag } from "./state-texture.ts";

/** Brings the state texture up to date: devices whose signals changed, and by and by all, because values age. */
export interface EvaluateAppearance {
  (selected: number | undefined, hovered: number | undefined): void;
  /** Whether a device reports a fault now, as last evaluated. */
  hasFault(asset: number): boolean;
  /** Devices below an asset that report a fault, and the asset itself. */
  countFaults(asset: number): number;
  /** Counts changes of any device's fault. */
  readonly faultRevision: number;
  /** Devices that are drawn by their outline: never seen, or of bad quality. */
  readonly outlined: number;
  dispose(): void;
}

const faultCode = machineStates.indexOf("fault");

/** Every device is looked at for its age at least this often, a slice of all devices in every frame. */
const everythingEveryUs = 250_000;

export function createEvaluateAppearance(live: LiveValues, state: StateTexture): EvaluateAppearance {
  const { assets, signals } = live.plant.view;
  const assetOfSignal = Uint32Array.from(signals, (signal) => signal.asset);
  const chains = assets.map((_, asset) => chainTo(live.plant, asset));
  const isDirty = new Uint8Array(assets.length);
  const dirty = new Uint32Array(assets.length);
  const isFault = new Uint8Array(assets.length);
  const isOutlined = new Uint8Array(assets.length);
  const faultsBelow = new Uint32Array(assets.length);
  let dirtyCount = 0;
  let agedUpTo = 0;
  let agedUs = Number.NEGATIVE_INFINITY;
  let seenSelected: number | undefined;
  let seenHovered: number | undefined;
  let faultRevision = 0;
  let outlined = 0;

  const mark = (asset: number | undefined): void => {
    if (asset === undefined || isDirty[asset] === 1) return;
    isDirty[asset] = 1;
    dirty[dirtyCount++] = asset;
  };
  const markAll = (): void => {
    for (let asset = 0; asset < assets.length; asset++) mark(asset);
  };
  const stop = live.onChange((samples) => {
    if (samples === undefined) return markAll();
    for (let row = 0; row < samples.count; row++) mark(assetOfSignal[samples.signal[row] ?? 0]);
  });

  const setFault = (asset: number, fault: number): void => {
    if (fault === isFault[asset]) return;
    isFault[asset] = fault;
    faultRevision++;
    const chain = chains[asset] ?? [];
    for (let rank = 0; rank < chain.length; rank++) {
      const above = chain[rank] ?? 0;
      faultsBelow[above] = (faultsBelow[above] ?? 0) + (fault === 1 ? 1 : -1);
    }
  };

  const evaluate = (asset: number, nowUs: number): void => {
    const rule = live.looks[asset];
    if (rule === undefined) return;
    const code = stateCodeOf(rule, live.table);
    // The grounds of a park do not go out of date.
    const freshness =
      assets[asset]?.level === "park"
        ? freshnessCode.fresh
        : deviceFreshness(rule, live.table, live.staleAfterUs, nowUs);
    setFault(asset, code === faultCode && freshness <= freshnessCode.late ? 1 : 0);
    const outline = freshness >= freshnessCode.bad ? 1 : 0;
    outlined += outline - (isOutlined[asset] ?? 0);
    isOutlined[asset] = outline;
    const flags =
      (asset === seenSelected ? stateFlag.selected : 0) |
      (asset === seenHovered ? stateFlag.hovered : 0) |
      (isFault[asset] === 1 ? stateFlag.fault : 0);
    state.set(asset, code, freshness, flags);
  };

  /** Marks the next slice of devices: as many as fall due in the time since the last one. */
  const markAged = (nowUs: number): void => {
    // The session's time may also have gone back.
    const passedUs = nowUs < agedUs ? everythingEveryUs : Math.min(everythingEveryUs, nowUs - agedUs);
    const due = Math.ceil((assets.length * passedUs) / everythingEveryUs);
    for (let count = 0; count < due; count++) mark((agedUpTo + count) % assets.length);
    agedUpTo = (agedUpTo + due) % assets.length;
    agedUs = nowUs;
  };

  const run = (selected: number | undefined, hovered: number | undefined): void => {
    const nowUs = live.nowUs();
    if (selected !== seenSelected || hovered !== seenHovered) {
      mark(seenSelected);
      mark(seenHovered);
      mark(selected);
      mark(hovered);
      seenSelected = selected;
      seenHovered = hovered;
    }
    markAged(nowUs);
    for (let place = 0; place < dirtyCount; place++) {
      const asset = dirty[place] ?? 0;
      isDirty[asset] = 0;
      evaluate(asset, nowUs);
    }
    dirtyCount = 0;
  };
  markAll();

  return Object.defineProperties(
    Object.assign(run, {
      hasFault: (asset: number) => isFault[asset] === 1,
      countFaults: (asset: number) => faultsBelow[asset] ?? 0,
      dispose: stop,
      faultRevision: 0,
      outlined: 0,
    }),
    { faultRevision: { get: () => faultRevision }, outlined: { get: () => outlined } },
  );
}
