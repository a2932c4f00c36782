import { deviceFreshness, stateCodeOf } from "../../twin/appearance/device-look.ts";
import { machineStates } from "../../twin/appearance/machine-state.ts";
import { freshnessCode } from "../../twin/telemetry/freshness.ts";
import type { LiveValues } from "../session/live-values.ts";
import { type StateTexture, stateFlag } from "./state-texture.ts";

/** Brings the state texture up to date: devices whose signals changed, and now and then all, because values age. */
export interface EvaluateAppearance {
  (selected: number | undefined, hovered: number | undefined): void;
  /** Whether a device reports a fault now, as last evaluated. */
  hasFault(asset: number): boolean;
  /** Counts changes of any device's fault. */
  readonly faultRevision: number;
}

const faultCode = machineStates.indexOf("fault");
const everythingEveryUs = 250_000;

export function createEvaluateAppearance(live: LiveValues, state: StateTexture): EvaluateAppearance {
  const { assets, signals } = live.plant.view;
  const assetOfSignal = Uint32Array.from(signals, (signal) => signal.asset);
  const isDirty = new Uint8Array(assets.length);
  const isFault = new Uint8Array(assets.length);
  let seenRevision = -1;
  let everythingDueUs = 0;
  let seenSelected: number | undefined;
  let seenHovered: number | undefined;
  let faultRevision = 0;

  const evaluate = (asset: number, nowUs: number): void => {
    const rule = live.looks[asset];
    if (rule === undefined) return;
    const code = stateCodeOf(rule, live.table);
    // The grounds of a park do not go out of date.
    const freshness =
      assets[asset]?.level === "park"
        ? freshnessCode.fresh
        : deviceFreshness(rule, live.table, live.staleAfterUs, nowUs);
    const fault = code === faultCode && freshness <= freshnessCode.late ? 1 : 0;
    if (fault !== isFault[asset]) {
      isFault[asset] = fault;
      faultRevision++;
    }
    const flags =
      (asset === seenSelected ? stateFlag.selected : 0) |
      (asset === seenHovered ? stateFlag.hovered : 0) |
      (fault === 1 ? stateFlag.fault : 0);
    state.set(asset, code, freshness, flags);
  };

  const markChanged = (): void => {
    const { changedIn, revision } = live.table;
    for (let signal = 0; signal < assetOfSignal.length; signal++) {
      if ((changedIn[signal] ?? 0) > seenRevision) isDirty[assetOfSignal[signal] ?? 0] = 1;
    }
    seenRevision = revision;
  };

  const run = (selected: number | undefined, hovered: number | undefined): void => {
    const nowUs = live.nowUs();
    for (const asset of [seenSelected, seenHovered, selected, hovered]) if (asset !== undefined) isDirty[asset] = 1;
    seenSelected = selected;
    seenHovered = hovered;
    if (live.table.revision !== seenRevision) markChanged();
    // The session's time may also have gone back.
    if (nowUs >= everythingDueUs || nowUs < everythingDueUs - everythingEveryUs) {
      everythingDueUs = nowUs + everythingEveryUs;
      isDirty.fill(1);
    }
    for (let asset = 0; asset < isDirty.length; asset++) {
      if (isDirty[asset] === 0) continue;
      isDirty[asset] = 0;
      evaluate(asset, nowUs);
    }
  };

  return Object.assign(run, {
    hasFault: (asset: number) => isFault[asset] === 1,
    get faultRevision() {
      return faultRevision;
    },
  });
}
