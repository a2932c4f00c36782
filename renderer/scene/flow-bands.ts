import { Mesh, type MeshStandardMaterial } from "three";
import { freshnessCode, freshnessOf } from "../../twin/telemetry/freshness.ts";
import type { LiveValues } from "../session/live-values.ts";
import type { Theme } from "../theme/themes.ts";
import { bandGeometry } from "./band-geometry.ts";
import { createBandMaterial } from "./band-material.ts";

/**
 * Energy and material between the parts of a plant, as bands in the ground: as wide as much flows, with marks that
 * move the way it flows while its value is of now. All bands are one submission.
 */
export interface FlowBands {
  readonly mesh: Mesh;
  setTheme(theme: Theme): void;
  /** Moves the marks on by one frame; true while they move. */
  advance(elapsedS: number): boolean;
  /** Lets go of what is on the GPU. */
  free(): void;
}

/** Half the width of a band through which nothing flows, and of one through which all flows, metres. */
const thinM = 0.3;
const wideM = 0.85;

/** How fast the marks go, metres a second: at the least where anything flows, and more with all of it. */
const slowMps = 1.6;
const moreMps = 2.4;

/** A smaller share of the full flow is none. */
const noFlow = 0.002;

/** How fast a band's width follows its value. */
const followS = 0.6;

/**
 * @param isGone whether the ground is gone in which the bands between the parts of an asset lie
 * @param isStill whether motion is to be left out
 */
export function createFlowBands(
  live: LiveValues,
  isGone: (asset: number) => boolean,
  isStill: () => boolean,
): FlowBands {
  const { flows } = live.plant.view;
  const { material, bands, setTheme } = createBandMaterial(flows.map(({ kind }) => kind));
  const mesh = new Mesh<ReturnType<typeof bandGeometry>, MeshStandardMaterial>(
    bandGeometry(flows.map(({ routeM }) => routeM)),
    material,
  );
  mesh.name = "flows";
  mesh.receiveShadow = true;
  mesh.matrixAutoUpdate = false;
  mesh.visible = flows.length > 0;
  mesh.frustumCulled = false;

  /** One step of a band; true while its marks move. */
  const advanceBand = (place: number, elapsedS: number, nowUs: number): boolean => {
    const flow = flows[place];
    const band = bands[place];
    if (flow === undefined || band === undefined) return false;
    if (isGone(flow.within)) {
      band.halfWidthM = 0;
      return false;
    }
    const freshness = freshnessOf(live.table, flow.signal, live.staleAfterUs[flow.signal] ?? 0, nowUs);
    band.freshness = freshness;
    if (freshness >= freshnessCode.stale) {
      band.halfWidthM = Math.max(thinM, band.halfWidthM);
      return false;
    }
    const share = Math.max(-1, Math.min(1, (live.table.value[flow.signal] ?? 0) / flow.full));
    const wantedM = thinM + (wideM - thinM) * Math.abs(share);
    // The first value is taken as it is; later ones are followed.
    band.halfWidthM += (wantedM - band.halfWidthM) * (band.halfWidthM === 0 ? 1 : 1 - Math.exp(-elapsedS / followS));
    if (Math.abs(share) < noFlow || isStill()) return false;
    band.wayM += Math.sign(share) * (slowMps + moreMps * Math.abs(share)) * elapsedS;
    return true;
  };

  return {
    mesh,
    setTheme,
    advance(elapsedS) {
      const nowUs = live.nowUs();
      let isMoving = false;
      for (let place = 0; place < flows.length; place++) if (advanceBand(place, elapsedS, nowUs)) isMoving = true;
      return isMoving;
    },
    free() {
      mesh.geometry.dispose();
      material.dispose();
    },
  };
}
